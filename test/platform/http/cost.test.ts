import { buildSchema, Kind, parse } from 'graphql';
import { costOf } from '../../../src/platform/http/cost.js';
import { defaultLimits } from '../../../src/platform/http/limits.js';
import { startTestServer } from './test-server.js';

const schema = buildSchema(`
  type Query { shops(first: Int, last: Int, after: String): Shops! things(ids: [ID!]!): [Thing]! word: String }
  type Shops { nodes: [Shop!]! edges: [Edge!]! totalCount: Int! }
  type Edge { cursor: String! node: Shop! }
  type Shop implements Thing { id: ID! name: String owners: [Owner!]! history(first: Int, last: Int): Events! }
  type Owner implements Thing { id: ID! name: String shop: Shop }
  type Events { nodes: [Event!]! }
  interface Event { id: ID! }
  type Opened implements Event { id: ID! word: String again: Opened }
  type Closed implements Event { id: ID! word: String }
  interface Thing { id: ID! }
  type Subscription { opened: Opened! }
`);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('No operation.');
  return costOf({ schema, operation, document, variables }, defaultLimits);
}

const page = 10;

const measured: readonly [string, string, Record<string, unknown>, number][] = [
  ['a value', '{ word }', {}, 1],
  ['a page by literal', '{ shops(first: 3) { nodes { id name } } }', {}, 1 + page + 3 * 3],
  ['a page by variable', 'query ($n: Int) { shops(last: $n) { nodes { id } } }', { n: 7 }, 1 + page + 7 * 2],
  ["a variable's default", 'query ($n: Int = 4) { shops(first: $n) { nodes { id } } }', {}, 1 + page + 4 * 2],
  ['a page without a size', '{ shops { nodes { id } } }', {}, 1 + page + 25 * 2],
  [
    'a variable that was not sent',
    'query ($n: Int) { shops(first: $n) { nodes { id } } }',
    {},
    1 + page + 50,
  ],
  ['a size beyond the longest page', '{ shops(first: 1000000) { nodes { id } } }', {}, 1 + page + 100 * 2],
  ['a size below zero', '{ shops(first: -5) { nodes { id } } }', {}, 1 + page],
  ['edges as nodes', '{ shops(first: 3) { edges { cursor node { id } } } }', {}, 1 + page + 3 * (2 + 2)],
  ['what is counted once per page', '{ shops(first: 3) { totalCount } }', {}, 1 + page + 1],
  ['a list that is no page', '{ shops(first: 1) { nodes { owners { id } } } }', {}, 1 + page + 1 + 5 * 2],
  ['as many as were asked for', 'query ($ids: [ID!]!) { things(ids: $ids) { id } }', { ids: ['a', 'b'] }, 4],
  [
    'pages inside pages multiply',
    '{ shops(first: 10) { nodes { history(first: 10) { nodes { id } } } } }',
    {},
    1 + page + 10 * (1 + (1 + page + 10 * 2)),
  ],
  [
    'of several types the dearest',
    '{ shops(first: 1) { nodes { history(first: 1) { nodes { id ...on Opened { word id } ...c } } } } } fragment c on Closed { word }',
    {},
    1 + page + 1 + (1 + page + 1 * (1 + 1 + 2)),
  ],
  ['the schema itself', '{ __schema { types { name } } }', {}, 1],
  ['an event of a subscription', 'subscription { opened { id again { id } } }', {}, 4],
];

test.each(measured)('%s', (...[, query, variables, expected]) => {
  expect(cost(query, variables)).toBe(expected);
});

test('fragments used twice count twice, and measuring them does not take twice as long each', () => {
  const levels = Array.from(
    { length: 60 },
    (_, n) => `fragment f${n + 1} on Opened { again { ...f${n} ...f${n} } }`,
  );
  const sum = cost(`subscription { opened { ...f60 } } fragment f0 on Opened { id } ${levels.join(' ')}`);
  expect(sum).toBe(Number.MAX_SAFE_INTEGER);
});

test('a fragment that contains itself comes to an end', () => {
  expect(cost('subscription { opened { ...f } } fragment f on Opened { id again { ...f } }')).toBeGreaterThan(
    0,
  );
});

test('what names an inherited member of an object is no variable', () => {
  expect(cost('query ($constructor: Int) { shops(first: $constructor) { nodes { id } } }')).toBe(
    1 + page + 50,
  );
});

test('exactly the limit is answered; more is refused with what it would be, also for a document that passed before', async () => {
  const shops = buildSchema(
    'type Query { shops(first: Int): Shops! } type Shops { nodes: [Shop!]! } type Shop { id: ID! }',
  );
  const field = shops.getQueryType()?.getFields()['shops'];
  if (field) field.resolve = () => ({ nodes: [] });
  const server = await startTestServer({ schema: shops, limits: { maxCost: 1 + page + 10 } });
  const query = 'query ($n: Int) { shops(first: $n) { nodes { id } } }';
  expect((await server.ask(query, { n: 5 })).data).toEqual({ shops: { nodes: [] } });
  const { status, errors, data } = await server.ask(query, { n: 6 });
  expect({ status, data, extensions: errors?.[0]?.extensions }).toEqual({
    status: 400,
    data: undefined,
    extensions: { code: 'QUERY_TOO_COSTLY', limit: 21, actual: 23 },
  });
  await server.stop();
});
