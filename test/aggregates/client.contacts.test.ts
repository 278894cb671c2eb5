import { client } from '../../src/aggregates/client/index.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, unruly } from './parties.js';

const given = specificationFor(client, deciding);
const registered = { type: 'ClientRegistered', data: { name: 'Acme' } } as const;
const added = { type: 'ContactAdded', data: { contactId: 'con_eve', kind: 'DECIDER' } } as const;

test('a client is registered once: ALREADY_EXISTS', () => {
  const register = { type: 'RegisterClient', data: { name: 'Acme' } } as const;
  given().when(register).then(registered);
  given(registered).when(register).thenRefused('ALREADY_EXISTS', { what: 'client' });
});

test.each(['DECIDER', 'CONTRIBUTOR'] as const)('a contact is added as: %s', (kind) => {
  given(registered)
    .when({ type: 'AddContact', data: { contactId: 'con_new', kind } })
    .then({ type: 'ContactAdded', data: { contactId: 'con_new', kind } });
});

test('contacts belong to a client that is there: NOT_FOUND', () => {
  given().when({ type: 'AddContact', data: added.data }).thenRefused('NOT_FOUND', { what: 'client' });
});

test('a contact is added once, and never becomes a decider unseen: ALREADY_EXISTS', () => {
  given(registered, { type: 'ContactAdded', data: { contactId: 'con_kim', kind: 'CONTRIBUTOR' } })
    .when({ type: 'AddContact', data: { contactId: 'con_kim', kind: 'DECIDER' } })
    .thenRefused('ALREADY_EXISTS', { what: 'contact' });
});

test.each(unruly)('a contact with the id %s is unknown until added, and known from then on', (contactId) => {
  const odd = { type: 'ContactAdded', data: { contactId, kind: 'CONTRIBUTOR' } } as const;
  given(registered, added).when({ type: 'AddContact', data: odd.data }).then(odd);
  given(registered, odd, added)
    .when({ type: 'AddContact', data: odd.data })
    .thenRefused('ALREADY_EXISTS', { what: 'contact' });
});

test('a client knows each contact as what they were added', () => {
  const kim = { type: 'ContactAdded', data: { contactId: 'con_kim', kind: 'CONTRIBUTOR' } } as const;
  expect([registered, added, kim].reduce(client.evolve, client.initialState)).toEqual({
    registered: true,
    contacts: { con_eve: 'DECIDER', con_kim: 'CONTRIBUTOR' },
  });
});
