import { getIntrospectionQuery } from 'graphql';
import { startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    limits: { maxTokens: 600, maxDepth: 5, maxFields: 200, maxAliases: 3, maxRootFields: 4, maxErrors: 3 },
  });
});
afterAll(() => server.stop());

const nested = (levels: number): string => (levels === 1 ? '{ name }' : `{ child ${nested(levels - 1)} }`);

/** Each fragment uses the one below twice: 2^n fields from n lines. */
const doubling = (levels: number) =>
  `{ tree { ...f${levels} } } fragment f0 on Tree { name }` +
  Array.from(
    { length: levels },
    (_, level) => ` fragment f${level + 1} on Tree { ...f${level} ...f${level} }`,
  ).join('');

test.each([
  ['tokens', `{ ${'hello '.repeat(600)} }`, { code: 'QUERY_TOO_LARGE', limit: 600 }],
  ['depth', `{ tree ${nested(5)} }`, { code: 'QUERY_TOO_DEEP', limit: 5, actual: 6 }],
  [
    'depth inside a fragment',
    `{ tree { ...deep } } fragment deep on Tree ${nested(5)}`,
    { code: 'QUERY_TOO_DEEP', limit: 5, actual: 6 },
  ],
  ['aliases', '{ a: hello b: hello c: hello d: hello }', { code: 'TOO_MANY_ALIASES', limit: 3, actual: 4 }],
  [
    'root fields',
    '{ hello slow correlationId ...more } fragment more on Query { tree { name } notFound }',
    { code: 'TOO_MANY_ROOT_FIELDS', limit: 4, actual: 5 },
  ],
  [
    'fields that fragments multiply',
    doubling(20),
    { code: 'TOO_MANY_FIELDS', limit: 200, actual: 1_048_577 },
  ],
])('%s: one more than allowed is refused, saying what and how many', async (_, query, extensions) => {
  for (let round = 0; round < 2; round += 1) {
    const { status, errors, data } = await server.ask(query);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toEqual(extensions);
  }
});

test('exactly what is allowed is answered', async () => {
  const { errors } = await server.ask(`{ tree ${nested(4)} a: hello b: hello c: hello }`);
  expect(errors).toBeUndefined();
});

test('a fragment that contains itself comes to an end', async () => {
  const { status, raw } = await server.ask('{ tree { ...f } } fragment f on Tree { child { ...f } }');
  expect(status).toBe(400);
  expect(raw).toContain('Cannot spread fragment');
});

test('no more mistakes are told than the limit', async () => {
  const { errors } = await server.ask('{ a b c d e f g h }');
  expect(errors).toHaveLength(4);
  expect(errors?.[3]?.message).toContain('error limit reached');
});

describe('one command per request', () => {
  const refused = { code: 'ONE_COMMAND_PER_REQUEST', limit: 1, actual: 2 };
  const add = 'add(input: { title: "x" })';

  test.each([
    ['two fields', `mutation { a: ${add} b: ${add} }`],
    ['one hidden in a fragment', `mutation { a: ${add} ...m } fragment m on Mutation { b: ${add} }`],
    [
      'one that a variable may switch off',
      `mutation M($off: Boolean!) { a: ${add} b: ${add} @skip(if: $off) }`,
    ],
  ])('%s are refused', async (_, query) => {
    const { status, errors } = await server.ask(query, { off: true });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual(refused);
  });

  test('one is carried out', async () => {
    expect((await server.ask(`mutation { ${add} }`)).data).toEqual({ add: 'x' });
  });
});

test('the whole introspection query passes the default limits', async () => {
  const usual = await startTestServer();
  const { errors } = await usual.ask(
    getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
    }),
  );
  await usual.stop();
  expect(errors).toBeUndefined();
});
