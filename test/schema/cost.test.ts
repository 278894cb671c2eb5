import { type GraphQLSchema, Kind, parse } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { worthRunning, worthTrying } from '../../src/demo/queries.js';
import { costOf } from '../../src/platform/http/cost.js';
import { defaultLimits } from '../../src/platform/http/limits.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { longestPage, usualPage } from '../../src/schema/page.args.js';
import { codeIn, documents } from '../docs/documents.js';

let schema: GraphQLSchema;
beforeAll(async () => (schema = await createSchema({} as Application)));

const costs = (text: string, variables = {}): number[] => {
  const document = parse(text);
  return document.definitions.flatMap((operation) =>
    operation.kind === Kind.OPERATION_DEFINITION
      ? [costOf({ schema, operation, document, variables }, defaultLimits)]
      : [],
  );
};

test('a page is as long for the limit as it is for the resolvers', () => {
  expect(defaultLimits).toMatchObject({ usualPage, longestPage });
});

test('whatever the documents and the demo show is far below the limit', () => {
  const shown = documents
    .flatMap((path) => codeIn(path))
    .filter(({ lang }) => lang === 'graphql')
    .map(({ value }) => value);
  const demo = [...worthRunning, ...worthTrying].map(({ query }) => query);
  expect(Math.max(...[...shown, ...demo].flatMap((text) => costs(text)))).toBeLessThan(
    defaultLimits.maxCost / 4,
  );
  expect(shown.length + demo.length).toBeGreaterThan(20);
});

test('a long list with all that a board shows is within it, and histories inside long lists are not', () => {
  const board = `{ changeRequests(first: 100) { nodes { id title status reference project { key title client { name } }
    options { id title consequences { id statement severity } } decision { decidedBy { name } reason { words } } } } }`;
  expect(costs(board)[0]).toBeLessThan(defaultLimits.maxCost);
  const history = (n: number) => `h${n}: history(first: $n) { nodes { id by { name } } }`;
  const hostile = `query ($n: Int) { changeRequests(first: $n) { nodes { ${[1, 2].map(history).join(' ')} } } }`;
  expect(costs(hostile, { n: 100 })[0]).toBeGreaterThan(defaultLimits.maxCost);
  expect(costs(hostile, { n: 5 })[0]).toBeLessThan(defaultLimits.maxCost);
});

test('a proof counts with each fact that it is asked of', () => {
  const page = (proof: string) =>
    costs(`{ changeRequest(reference: "A-1") { history(first: 100) { nodes { id ${proof} } } } }`)[0] ?? 0;
  expect(page('proof { path rootHash }') - page('')).toBe(100 * 3);
});

test('differences count as much as is compared for them, however little of them is asked for', () => {
  const since = (n: number) => `d${n}: diff(since: { position: "lp_${n}" })`;
  const list = (fields: string) => costs(`{ changeRequests(first: 100) { nodes { id ${fields} } } }`)[0] ?? 0;
  expect(list(`${since(1)} { added { path } }`) - list('')).toBeGreaterThan(100 * 100);
  const whole = '{ nodeId path type before after }';
  expect(list(`${since(1)} { added ${whole} removed ${whole} changed ${whole} }`)).toBeLessThan(
    defaultLimits.maxCost,
  );
  expect(list(`${since(1)} { added { path } } ${since(2)} { added { path } }`)).toBeGreaterThan(
    defaultLimits.maxCost,
  );
});
