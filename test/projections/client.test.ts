import { clientProjection } from '../../src/projections/client/client.projection.js';
import { clientQueries } from '../../src/projections/client/client.queries.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { present } from '../../src/projections/snapshot.js';

const { facts } = log()
  .say('client/cli_1', { type: 'ClientRegistered', data: { name: 'Zeta' } })
  .say('client/cli_2', { type: 'ClientRegistered', data: { name: 'Acme' } })
  .say('client/cli_1', { type: 'ContactAdded', data: { contactId: 'con_eve', kind: 'DECIDER' } })
  .say('client/cli_3', { type: 'ClientRegistered', data: { name: 'Acme' } });

test('a client has its contacts', () =>
  expect(folded(clientProjection, facts).get('cli_1')).toEqual({
    id: 'cli_1',
    name: 'Zeta',
    registeredAt: moment(1),
    contacts: [{ id: 'con_eve', kind: 'DECIDER', addedAt: moment(3) }],
    formerContacts: [],
    hadDecider: true,
    revision: 1,
  }));

test('a contact becomes another kind, leaves, and stays known as who left', () => {
  const later = log()
    .say('client/cli_1', { type: 'ClientRegistered', data: { name: 'Zeta' } })
    .say('client/cli_1', { type: 'ContactAdded', data: { contactId: 'con_eve', kind: 'DECIDER' } })
    .say('client/cli_1', { type: 'ContactAdded', data: { contactId: 'con_kim', kind: 'CONTRIBUTOR' } })
    .say('client/cli_1', {
      type: 'ContactKindChanged',
      data: { contactId: 'con_kim', kind: 'DECIDER', why: 'Promoted.' },
    })
    .say('client/cli_1', { type: 'ContactLeft', data: { contactId: 'con_eve', why: 'Retired.' } });
  expect(folded(clientProjection, later.facts).get('cli_1')).toMatchObject({
    contacts: [{ id: 'con_kim', kind: 'DECIDER', addedAt: moment(3) }],
    formerContacts: [{ id: 'con_eve', kind: 'DECIDER', addedAt: moment(2), leftAt: moment(5) }],
    revision: 4,
  });
});

describe('asked for', () => {
  let on: Projected;
  beforeAll(async () => (on = await projected([clientProjection], facts)));
  afterAll(() => on.close());

  const everything = { sees: 'EVERYTHING' } as const;
  const page = (field: 'NAME' | 'REGISTERED_AT', direction: 'ASC' | 'DESC') =>
    clientQueries(present(on.query))
      .page({ orderBy: { field, direction }, page: { first: 10 }, scope: everything })
      .then(({ rows }) => rows.map(({ row }) => row.id));

  test('clients come in the order asked for', async () => {
    expect(await page('NAME', 'ASC')).toEqual(['cli_2', 'cli_3', 'cli_1']);
    expect(await page('REGISTERED_AT', 'DESC')).toEqual(['cli_3', 'cli_2', 'cli_1']);
  });

  test.each([
    [everything, ['cli_1', 'cli_2', 'cli_3']],
    [{ sees: 'CLIENT', clientId: 'cli_2' }, ['cli_2']],
    [{ sees: 'PROJECTS', projectIds: [], clientIds: ['cli_1', 'cli_3'] }, ['cli_1', 'cli_3']],
    [{ sees: 'PROJECTS', projectIds: ['cli_2'], clientIds: [] }, []],
    [{ sees: 'NOTHING' }, []],
  ] as const)('within %j every query answers only with %j', async (scope, seen) => {
    const { byIds, page, count } = clientQueries(present(on.query));
    const found = await byIds(['cli_1', 'cli_2', 'cli_3', 'cli_9', 'a\0'], scope);
    expect([...found.keys()].sort()).toEqual(seen);
    const orderBy = { field: 'REGISTERED_AT', direction: 'ASC' } as const;
    const listed = await page({ orderBy, page: { last: 9 }, scope });
    expect(listed.rows.map(({ row }) => row.id)).toEqual(seen);
    expect(await count({ scope })).toBe(seen.length);
  });
});
