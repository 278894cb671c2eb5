import { client } from '../../src/aggregates/client/index.js';
import type { Role } from '../../src/kernel/actor.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, now, unruly } from './parties.js';

const given = specificationFor(client, { ...deciding, underWay: false });
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
    former: {},
    hadDecider: true,
    said: [],
  });
});

const kind = (kind: 'DECIDER' | 'CONTRIBUTOR', contactId = 'con_eve') =>
  ({ type: 'ChangeContactKind', data: { contactId, kind, why: 'Another job.' } }) as const;
const leave = (contactId = 'con_eve') =>
  ({ type: 'LeaveClient', data: { contactId, why: 'Retired.' } }) as const;
const left = (contactId = 'con_eve') => ({
  ...({ type: 'ContactLeft', data: { contactId, why: 'Retired.' } } as const),
  metadata: { occurredAt: now },
});

describe('what a contact may do', () => {
  test('changes with a reason, back and forth', () => {
    const changed = (to: 'DECIDER' | 'CONTRIBUTOR') =>
      ({ type: 'ContactKindChanged', data: kind(to).data }) as const;
    given(registered, added).when(kind('CONTRIBUTOR')).then(changed('CONTRIBUTOR'));
    given(registered, added, changed('CONTRIBUTOR')).when(kind('DECIDER')).then(changed('DECIDER'));
  });

  test('is not changed to what it is', () => {
    given(registered, added).when(kind('DECIDER')).then();
  });
});

describe('leaving', () => {
  test('a contact leaves with a reason, also as the last decider', () => {
    given(registered, added).when(leave()).then({ type: 'ContactLeft', data: leave().data });
  });

  test('a client remembers as what somebody left, and when', () => {
    const state = [registered, added, left()].reduce(client.evolve, client.initialState);
    expect(state).toEqual({
      registered: true,
      contacts: {},
      former: { con_eve: { kind: 'DECIDER', leftAt: now } },
      hadDecider: true,
      said: [{ what: 'contact', id: 'con_eve', at: now }],
    });
  });

  test('whoever left is not added again under the same id: ALREADY_EXISTS', () => {
    given(registered, added, left())
      .when({ type: 'AddContact', data: added.data })
      .thenRefused('ALREADY_EXISTS', { what: 'contact' });
  });
});

test.each([kind('CONTRIBUTOR'), kind('DECIDER'), leave()])(
  '$type is for a contact who is there: NOT_FOUND, CONTACT_LEFT',
  (command) => {
    given().when(command).thenRefused('NOT_FOUND', { what: 'client' });
    given(registered).when(command).thenRefused('NOT_FOUND', { what: 'contact' });
    given(registered, added, left()).when(command).thenRefused('CONTACT_LEFT', { leftAt: now });
  },
);

test.each(unruly)('nobody called %s is there to change or to leave, until added', (contactId) => {
  given(registered, added, left()).when(leave(contactId)).thenRefused('NOT_FOUND', { what: 'contact' });
  const odd = { type: 'ContactAdded', data: { contactId, kind: 'DECIDER' } } as const;
  given(registered, odd)
    .when(leave(contactId))
    .then({ type: 'ContactLeft', data: leave(contactId).data });
  given(registered, odd, left(contactId))
    .when(kind('DECIDER', contactId))
    .thenRefused('CONTACT_LEFT', { leftAt: now });
});

describe('who decides for a client that has projects', () => {
  const underWay = { underWay: true };
  const by = (role: Role, id = 'mem_ada') => ({ ...underWay, actor: { id, role } });
  const kim = { type: 'ContactAdded', data: { contactId: 'con_kim', kind: 'CONTRIBUTOR' } } as const;
  const why = 'Eve is away for half a year.';
  const add = (more: { readonly why?: string } = {}) =>
    ({ type: 'AddContact', data: { contactId: 'con_new', kind: 'DECIDER', ...more } }) as const;
  const refused = (reasonMissing: boolean, deciders = ['con_eve']) => ({ deciders, reasonMissing });
  const promoted = { type: 'ContactKindChanged', data: kind('DECIDER', 'con_kim').data } as const;

  test('is said by one of its deciders', () => {
    given(registered, added, kim).when(kind('DECIDER', 'con_kim'), by('DECIDER', 'con_eve')).then(promoted);
    given(registered, added, kim, promoted)
      .when(kind('CONTRIBUTOR'), by('DECIDER', 'con_kim'))
      .then({ type: 'ContactKindChanged', data: kind('CONTRIBUTOR').data });
  });

  test('is not said by a manager, neither who nor who no more: NOT_YOURS_TO_NAME', () => {
    for (const command of [add(), add({ why }), kind('DECIDER', 'con_kim'), kind('CONTRIBUTOR')])
      given(registered, added, kim)
        .when(command, by('ACCOUNT_MANAGER'))
        .thenRefused('NOT_YOURS_TO_NAME', refused(false));
  });

  test('is said by a director with a reason: NOT_YOURS_TO_NAME', () => {
    given(registered, added).when(add(), by('DIRECTOR')).thenRefused('NOT_YOURS_TO_NAME', refused(true));
    given(registered, added)
      .when(add({ why }), by('DIRECTOR'))
      .then({ type: 'ContactAdded', data: add({ why }).data });
    given(registered, added, kim).when(kind('DECIDER', 'con_kim'), by('DIRECTOR')).then(promoted);
  });

  test('is no matter of a manager either when the last of them has left or decides no more: NOT_YOURS_TO_NAME', () => {
    const demoted = { type: 'ContactKindChanged', data: kind('CONTRIBUTOR').data } as const;
    for (const gone of [left(), demoted])
      given(registered, added, gone)
        .when(add(), by('ACCOUNT_MANAGER'))
        .thenRefused('NOT_YOURS_TO_NAME', refused(false, []));
  });

  test('is said by a manager for the first time; a contributor is added, and whoever left is let go, as before', () => {
    given(registered, kim)
      .when(add(), by('ACCOUNT_MANAGER'))
      .then({ type: 'ContactAdded', data: add().data });
    given(registered, added).when({ type: 'AddContact', data: kim.data }, by('ACCOUNT_MANAGER')).then(kim);
    given(registered, added)
      .when(leave(), by('ACCOUNT_MANAGER'))
      .then({ type: 'ContactLeft', data: leave().data });
  });
});
