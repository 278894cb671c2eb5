import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import {
  type ChangeRequestFilter,
  type ChangeRequestOrder,
  changeRequestQueries,
} from '../../src/projections/change-request/change-request.queries.js';
import type { Direction } from '../../src/projections/page.js';
import type { Scope } from '../../src/projections/scope.js';
import { type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { wholeLife } from './change-request-story.js';
import { present } from '../../src/projections/snapshot.js';

const received = (projectId: string, clientId: string, number: number) =>
  ({
    type: 'RequestReceived',
    data: { projectId, clientId, number, title: `No. ${number}`, wording: 'W', channel: 'CHAT' },
  }) as const;

/** req_1 is superseded, req_2 new, req_3 declined, req_4 imported and decided. */
const story = () => {
  const all = log();
  all.facts.push(...wholeLife().facts);
  return all
    .say('changeRequest/req_2', received('prj_1', 'cli_1', 13), { occurredAt: '2026-01-01T00:00:00.000Z' })
    .say('changeRequest/req_3', received('prj_2', 'cli_1', 1), { occurredAt: '2026-03-01T00:00:00.000Z' })
    .say('changeRequest/req_3', { type: 'RequestDeclined', data: { why: 'No' } })
    .say('changeRequest/req_4', received('prj_3', 'cli_2', 1), { occurredAt: '2026-03-01T00:00:00.000Z' })
    .say(
      'changeRequest/req_4',
      {
        type: 'DecisionMade',
        data: {
          decisionId: 'dec_4',
          chosen: [],
          decidedBy: [],
          mode: 'IMPORTED',
          acceptedConsequences: [],
          digest: 'x',
        },
      },
      { occurredAt: '2026-04-01T00:00:00.000Z' },
    ).facts;
};

let on: Projected;
beforeAll(async () => {
  const facts = story();
  on = await projected([changeRequestProjection], facts.slice(0, 9));
  await on.tell(facts.slice(9));
});
afterAll(() => on.close());

const everything: Scope = { sees: 'EVERYTHING' };
const inOrderOf = async (field: ChangeRequestOrder, direction: Direction) => {
  const { page } = changeRequestQueries(present(on.query));
  const listed = await page({ orderBy: { field, direction }, page: { first: 9 }, scope: everything });
  return listed.rows.map(({ row }) => row.id);
};

test('a row that was built in bulk and then carried on by the runner is whole', async () => {
  const row = (await changeRequestQueries(present(on.query)).byIds(['req_1'], everything)).get('req_1');
  expect(row).toMatchObject({
    status: 'SUPERSEDED',
    revision: 16,
    receivedAt: moment(1).occurredAt,
    options: [{ id: 'opt_form', consequences: [{ id: 'csq_leads' }] }, { id: 'opt_same' }],
    briefings: [{ number: 1, stale: false, acknowledged: [{ by: 'con_eve', digest: 'd1' }] }],
    decision: { stance: 'DEVIATED', signatures: [{ by: 'con_eve' }], superseded: { byRequestId: 'req_9' } },
    observations: [{ id: 'obs_1' }],
  });
});

const matching = async (filter: ChangeRequestFilter) => {
  const { page } = changeRequestQueries(present(on.query));
  const listed = await page({
    filter,
    orderBy: { field: 'RECEIVED_AT', direction: 'ASC' },
    page: { first: 9 },
    scope: everything,
  });
  return listed.rows.map(({ row }) => row.id).sort();
};

test.each<[ChangeRequestFilter, readonly string[]]>([
  [{ disciplines: ['DESIGN'] }, ['req_1']],
  [{ disciplines: ['LICENCES'] }, []],
  [{ soundness: ['SOUND', 'WORKAROUND'] }, []],
  [{ decidedBy: ['con_eve', 'con_other'] }, ['req_1']],
  [{ decidedBy: [] }, []],
  [{ decidedFrom: '2026-02-01T00:00:00Z' }, ['req_4']],
  [{ decidedBefore: '2026-02-01T00:00:00Z' }, ['req_1']],
  [{ awaitingDecision: true }, []],
  [{ awaitingDecision: false }, ['req_1', 'req_2', 'req_3', 'req_4']],
  [{ awaitingDecisionOf: ['con_eve'] }, []],
  [{ daysInStatus: 0 }, ['req_1', 'req_2', 'req_3', 'req_4']],
  [{ daysInStatus: 36_500 }, []],
  [{ daysSinceReceipt: 0, statuses: ['DECLINED'] }, ['req_3']],
  [{ kinds: ['NORMAL'] }, ['req_1', 'req_2', 'req_3', 'req_4']],
  [{ kinds: ['URGENT', 'STANDARD'] }, []],
  [{ text: 'leads' }, ['req_1']],
  [{ text: 'nothing of the kind' }, []],
])('%j leaves %j', async (filter, expected) => expect(await matching(filter)).toEqual(expected));

test('a request whose deciders have a fresh briefing before them waits for them, until something changes', async () => {
  const own = await projected([changeRequestProjection], wholeLife().facts.slice(0, 11));
  const waiting = async (filter: ChangeRequestFilter) =>
    changeRequestQueries(present(own.query)).count({ filter, scope: everything });
  expect(await waiting({ awaitingDecision: true })).toBe(1);
  expect(await waiting({ awaitingDecisionOf: ['con_eve'] })).toBe(1);
  expect(await waiting({ awaitingDecisionOf: ['con_other'] })).toBe(0);
  await own.tell(wholeLife().facts.slice(11, 14));
  expect(await waiting({ awaitingDecisionOf: ['con_eve'] })).toBe(0);
  await own.close();
});

test('a decision is found by how sound what it chose is', async () => {
  const facts = wholeLife().facts.map((fact) =>
    fact.type === 'DecisionMade'
      ? { ...fact, data: { ...(fact.data as object), chosen: ['opt_form'] } }
      : fact,
  );
  const own = await projected([changeRequestProjection], facts);
  const chosen = async (...soundness: readonly ('SOUND' | 'COMPROMISE')[]) =>
    changeRequestQueries(present(own.query)).count({ filter: { soundness }, scope: everything });
  expect([await chosen('SOUND'), await chosen('COMPROMISE', 'SOUND'), await chosen('COMPROMISE')]).toEqual([
    1, 1, 0,
  ]);
  await own.close();
});

test('what stands longest where it stands is oldest', async () => {
  const oldest = await inOrderOf('AGE_IN_STATUS', 'DESC');
  expect(await inOrderOf('AGE_IN_STATUS', 'ASC')).toEqual([...oldest].reverse());
  expect(oldest[0]).toBe('req_2');
});

test('requests come in the order asked for, ties by id, without a date last', async () => {
  expect(await inOrderOf('RECEIVED_AT', 'ASC')).toEqual(['req_2', 'req_1', 'req_3', 'req_4']);
  expect(await inOrderOf('RECEIVED_AT', 'DESC')).toEqual(['req_4', 'req_3', 'req_1', 'req_2']);
  expect(await inOrderOf('CHANGED_AT', 'DESC')).toEqual(['req_4', 'req_3', 'req_2', 'req_1']);
  expect(await inOrderOf('NUMBER', 'ASC')).toEqual(['req_3', 'req_4', 'req_1', 'req_2']);
  expect(await inOrderOf('DECIDED_AT', 'ASC')).toEqual(['req_1', 'req_4', 'req_2', 'req_3']);
  expect(await inOrderOf('DECIDED_AT', 'DESC')).toEqual(['req_4', 'req_1', 'req_3', 'req_2']);
});

test.each<[ChangeRequestFilter, readonly string[]]>([
  [{}, ['req_1', 'req_2', 'req_3', 'req_4']],
  [{ projectIds: ['prj_1', 'prj_2'] }, ['req_1', 'req_2', 'req_3']],
  [{ clientIds: ['cli_2'] }, ['req_4']],
  [{ statuses: ['DECLINED', 'RECEIVED'] }, ['req_2', 'req_3']],
  [{ statuses: [] }, []],
  [{ stances: ['DEVIATED'] }, ['req_1']],
  [{ modes: ['IMPORTED'] }, ['req_4']],
  [{ receivedFrom: '2026-03-01T00:00:00.000Z' }, ['req_3', 'req_4']],
  [{ receivedBefore: '2026-03-01T00:00:00.000Z' }, ['req_1', 'req_2']],
  [{ receivedFrom: '2026-01-01T02:00:00+02:00', receivedBefore: '2026-01-01T00:00:00.001Z' }, ['req_2']],
  [{ clientIds: ['cli_1'], modes: ['IMPORTED'] }, []],
])('the filter %j leaves %j', async (filter, left) => {
  const { page, count } = changeRequestQueries(present(on.query));
  const orderBy = { field: 'RECEIVED_AT', direction: 'ASC' } as const;
  const listed = await page({ filter, orderBy, page: { first: 9 }, scope: everything });
  expect(listed.rows.map(({ row }) => row.id).sort()).toEqual(left);
  expect(await count({ filter, scope: everything })).toBe(left.length);
});

test.each<[Scope, readonly string[]]>([
  [everything, ['req_1', 'req_2', 'req_3', 'req_4']],
  [{ sees: 'CLIENT', clientId: 'cli_1' }, ['req_1', 'req_2', 'req_3']],
  [{ sees: 'CLIENT', clientId: 'cli_9' }, []],
  [{ sees: 'PROJECTS', projectIds: ['prj_1'], clientIds: ['cli_1'] }, ['req_1', 'req_2']],
  [{ sees: 'PROJECTS', projectIds: [], clientIds: ['cli_1'] }, []],
  [{ sees: 'NOTHING' }, []],
])('within %j every query answers only with %j', async (scope, seen) => {
  const { byIds, byNumber, page, count } = changeRequestQueries(present(on.query));
  const found = await byIds(['req_1', 'req_2', 'req_3', 'req_4', 'req_9'], scope);
  expect([...found.keys()].sort()).toEqual(seen);
  const called = [
    await byNumber('prj_1', 12, scope),
    await byNumber('prj_1', 13, scope),
    await byNumber('prj_2', 1, scope),
    await byNumber('prj_3', 1, scope),
  ];
  expect(called.flatMap((row) => row?.id ?? [])).toEqual(seen);
  // A filter that names what is out of sight shows no more.
  const filter = { projectIds: ['prj_1', 'prj_2', 'prj_3'], clientIds: ['cli_1', 'cli_2'] };
  const orderBy = { field: 'RECEIVED_AT', direction: 'ASC' } as const;
  const listed = await page({ filter, orderBy, page: { first: 9 }, scope });
  expect(listed.rows.map(({ row }) => row.id).sort()).toEqual(seen);
  expect(await count({ filter, scope })).toBe(seen.length);
});

test("a cursor does not lead to others' requests", async () => {
  const { page } = changeRequestQueries(present(on.query));
  const orderBy = { field: 'RECEIVED_AT', direction: 'ASC' } as const;
  const [first] = (await page({ orderBy, page: { first: 1 }, scope: everything })).rows;
  const scope: Scope = { sees: 'CLIENT', clientId: 'cli_2' };
  const after = await page({ orderBy, page: { first: 9, after: first?.cursor ?? '' }, scope });
  expect(after.rows.map(({ row }) => row.id)).toEqual(['req_4']);
  expect(after.hasPreviousPage).toBe(false);
});

test('a number that no request can have names none', async () => {
  const { byNumber } = changeRequestQueries(present(on.query));
  for (const number of [0, -1, 1.5, Number.NaN, 2 ** 31, 1e300])
    expect(await byNumber('prj_1', number, everything)).toBeUndefined();
});
