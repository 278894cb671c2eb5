import type { Query, Statement } from '../../src/platform/postgres/sql.js';
import { identifier, joined, sql } from '../../src/platform/postgres/sql.js';
import { activeBuild } from '../../src/projections/builds.js';
import {
  type ChangeRequestFilter,
  type ChangeRequestOrder,
  changeRequestQueries,
} from '../../src/projections/change-request/change-request.queries.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { columnsOf, rowsOf } from '../../src/projections/read-model.js';
import type { Scope } from '../../src/projections/scope.js';
import { present } from '../../src/projections/snapshot.js';
import { type Projected, projected } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';

/** A studio that is busy for decades. */
const requests = 100_000;
const portion = 5_000;

let on: Projected;
let table: Statement;
beforeAll(async () => {
  const { facts } = log().say('changeRequest/req_1', {
    type: 'RequestReceived',
    data: { projectId: 'prj_1', clientId: 'cli_1', number: 1, title: 'T', wording: 'W', channel: 'CHAT' },
  });
  on = await projected([changeRequestProjection], facts);
  const build = await activeBuild(on.query, changeRequestProjection);
  if (!build) throw new Error('Nothing is built.');
  table = rowsOf(build, build.build);
  // In portions, because a statement has a deadline, and other tests may run beside.
  for (let from = 2; from <= requests; from += portion) await on.query(multiplied(from, from + portion - 1));
  await on.query(sql`ANALYZE ${table}`);
}, 180_000);
afterAll(() => on.close());

/** The one row many times over, with what lists are filtered and ordered by spread as in a studio. */
function multiplied(from: number, to: number): Statement {
  const day = sql`now() - (n % 5000) * interval '1 day' - n * interval '1 second'`;
  const statuses = ['RECEIVED', 'FORMULATED', 'BRIEFED', 'DECIDED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED'];
  const spread: Readonly<Record<string, Statement>> = {
    key: sql`'req_' || n`,
    project_id: sql`'prj_' || n % 400`,
    client_id: sql`'cli_' || n % 400 % 100`,
    number: sql`n / 400 + 1`,
    kind: sql`(ARRAY['NORMAL','NORMAL','NORMAL','STANDARD','URGENT'])[n % 5 + 1]`,
    status: sql`(${statuses}::text[])[n % 8 + 1]`,
    received_at: day,
    changed_at: day,
    status_since: day,
    decided_at: sql`CASE WHEN n % 8 > 2 THEN ${day} END`,
    decided_by: sql`CASE WHEN n % 8 > 2 THEN ARRAY['con_' || n % 300] ELSE '{}' END`,
    chosen_soundness: sql`CASE WHEN n % 8 > 2 THEN ARRAY[(ARRAY['SOUND','COMPROMISE','WORKAROUND'])[n % 3 + 1]] ELSE '{}' END`,
    disciplines: sql`ARRAY['D' || n % 11, 'D' || n % 7]`,
    awaited: sql`CASE WHEN n % 8 = 2 THEN ARRAY['con_' || n % 300] ELSE '{}' END`,
    search_text: sql`'word' || n % 5000`,
    stance: sql`CASE WHEN n % 8 > 2 THEN (ARRAY['FOLLOWED','DEVIATED'])[n % 2 + 1] END`,
    mode: sql`CASE WHEN n % 8 > 2 THEN (ARRAY['WRITTEN','VERBAL'])[n % 2 + 1] END`,
  };
  const names = columnsOf(changeRequestProjection).map(([name]) => name);
  const values = names.map((name) => spread[name] ?? identifier(name));
  return sql`INSERT INTO ${table} (${joined(
    names.map((name) => identifier(name)),
    sql`, `,
  )})
    SELECT ${joined(values, sql`, `)} FROM ${table}, generate_series(${from}::integer, ${to}::integer) AS n WHERE key = 'req_1'`;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Node[];
}

const nodesIn = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodesIn)];

/** How PostgreSQL means to answer what is asked. */
async function planned(ask: (queries: ReturnType<typeof changeRequestQueries>) => Promise<unknown>) {
  const plans: Node[] = [];
  const explaining: Query = async <Row>(statement: Statement) => {
    const [row] = await on.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>({
      text: `EXPLAIN (FORMAT JSON) ${statement.text}`,
      values: statement.values,
    });
    plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
    return [] as Row[];
  };
  await ask(changeRequestQueries(present(explaining)));
  return plans.flatMap(nodesIn);
}

/** What would take longer the more requests there are: reading all of them, or sorting more than a page's worth of some. */
const growing = (nodes: readonly Node[]) =>
  nodes
    .filter(
      (node) =>
        node['Node Type'] === 'Seq Scan' ||
        (/Sort/.test(node['Node Type']) && node['Plan Rows'] > requests / 20),
    )
    .map((node) => `${node['Node Type']} of ${node['Plan Rows']}`);

const directions = ['ASC', 'DESC'] as const;
const orders: readonly ChangeRequestOrder[] = ['RECEIVED_AT', 'CHANGED_AT', 'DECIDED_AT', 'AGE_IN_STATUS'];
const everything: Scope = { sees: 'EVERYTHING' };
const page = { first: 50 };

describe.each(orders)('in the order %s', (field) => {
  test.each(directions)('a page of all requests is read from an index, %s', async (direction) => {
    const nodes = await planned((queries) =>
      queries.page({ orderBy: { field, direction }, page, scope: everything }),
    );
    expect(nodes.length).toBeGreaterThan(0);
    expect(growing(nodes)).toEqual([]);
  });
});

const filters: readonly ChangeRequestFilter[] = [
  { projectIds: ['prj_7'] },
  { clientIds: ['cli_7'] },
  { kinds: ['URGENT'] },
  { statuses: ['BRIEFED'] },
  { statuses: ['RECEIVED', 'FORMULATED'] },
  { stances: ['DEVIATED'] },
  { modes: ['VERBAL'] },
  { soundness: ['WORKAROUND'] },
  { disciplines: ['D3'] },
  { decidedBy: ['con_7'] },
  { awaitingDecision: true },
  { awaitingDecisionOf: ['con_10'] },
  { receivedFrom: '2026-01-01T00:00:00Z', receivedBefore: '2026-02-01T00:00:00Z' },
  { decidedFrom: '2026-01-01T00:00:00Z' },
  { daysInStatus: 30, statuses: ['BRIEFED'] },
  { daysSinceReceipt: 30, statuses: ['BRIEFED'] },
  { text: 'word77' },
];
const scopes: readonly Scope[] = [
  everything,
  { sees: 'CLIENT', clientId: 'cli_7' },
  { sees: 'PROJECTS', projectIds: ['prj_7', 'prj_8'], clientIds: ['cli_7', 'cli_8'] },
];

describe.each(filters)('filtered by %j', (filter) => {
  test.each(scopes)('a page is found without reading all requests, for whoever sees %j', async (scope) => {
    for (const field of ['RECEIVED_AT', 'AGE_IN_STATUS'] as const) {
      const orderBy = { field, direction: 'DESC' } as const;
      const nodes = await planned((queries) => queries.page({ orderBy, page, filter, scope }));
      expect([field, growing(nodes)]).toEqual([field, []]);
    }
  });
});

test('within a project requests are read in the order of their numbers', async () => {
  const nodes = await planned((queries) =>
    queries.page({
      ...{ orderBy: { field: 'NUMBER', direction: 'ASC' }, page, scope: everything },
      filter: { projectIds: ['prj_7'] },
    }),
  );
  expect(growing(nodes)).toEqual([]);
});

test('what would be read as a whole is noticed', async () => {
  const nodes = await planned((queries) =>
    queries.page({ orderBy: { field: 'NUMBER', direction: 'ASC' }, page, scope: everything }),
  );
  expect(growing(nodes)).not.toEqual([]);
});
