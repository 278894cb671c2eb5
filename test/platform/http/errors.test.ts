import { type Answer, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const secret = 'hunter2-secret';

const extensionsOf = (errors: Answer['errors']) => errors?.[0]?.extensions ?? {};

test.each([
  ['an exception', '{ crash }'],
  ['an exception that dresses as a GraphQL error', '{ crashWithExtensions }'],
  ['a GraphQL error without a code', '{ codeless }'],
  ['a GraphQL error that says it is internal', '{ internal }'],
  ['a value that does not fit its own type', '{ unserialisable }'],
  ['a missing value', '{ missing }'],
])('%s is masked and logged under its reference', async (_, query) => {
  const { errors, raw } = await server.ask(query, {}, { 'x-correlation-id': `masked-${query.length}` });
  expect(errors).toMatchObject([
    { message: 'Something went wrong on our side.', path: [query.slice(2, -2)] },
  ]);
  const { reference, ...rest } = extensionsOf(errors);
  expect(rest).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  expect(raw).not.toMatch(/secret|db-7|stack|non-nullable/);
  const line = server.lines.find((logged) => logged['reference'] === reference);
  expect(line).toMatchObject({ level: 'error', correlationId: `masked-${query.length}` });
  expect(line).toHaveProperty('err.message');
  expect(line).toHaveProperty('err.stack');
});

test('an error that the application means goes out as written', async () => {
  const { errors, status } = await server.ask('{ notFound hello }');
  expect(status).toBe(200);
  expect(errors).toEqual([
    {
      message: 'No such project.',
      locations: [{ line: 1, column: 3 }],
      path: ['notFound'],
      extensions: { code: 'NOT_FOUND', kind: 'project' },
    },
  ]);
});

test('an error that the application knows is worded by it', async () => {
  const { errors, status, raw } = await server.ask('{ overloaded }');
  expect(errors?.[0]).toMatchObject({
    message: 'Too much to do at the moment. Try again.',
    extensions: { code: 'OVERLOADED' },
  });
  expect(status).toBe(200);
  expect(raw).not.toContain('queue');
});

test.each([
  ['that leaves no data', '{ required }', {}],
  ['before the operation starts', '{ hello }', { authorization: 'Bearer flood' }],
])('a known error %s decides the status and headers', async (_, query, given) => {
  const { errors, status, headers } = await server.ask(query, {}, given);
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('1');
  expect(errors?.[0]?.extensions).toEqual({ code: 'OVERLOADED' });
});

test('a bad token is answered with 401', async () => {
  const { status, headers, errors } = await server.ask('{ hello }', {}, { authorization: 'Bearer bad' });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Bearer');
  expect(errors).toEqual([{ message: 'The token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('a fault before the operation starts is masked once', async () => {
  const { status, errors, raw } = await server.ask('{ hello }', {}, { authorization: 'Bearer crash' });
  expect(status).toBe(500);
  expect(raw).not.toContain('10.0.0.7');
  const reference = errors?.[0]?.extensions['reference'];
  const logged = server.lines.filter(({ err }) => JSON.stringify(err ?? '').includes('10.0.0.7'));
  expect(logged).toHaveLength(1);
  expect(logged[0]?.['reference']).toBe(reference);
});

test('variables that do not fit are named by path and type, without their values', async () => {
  const { status, errors, raw } = await server.ask('mutation M($input: AddInput!) { add(input: $input) }', {
    input: { title: { [secret]: 1 }, items: [{ title: 'fine' }, { count: secret }], pin: secret },
  });
  expect(status).toBe(400);
  expect(raw).not.toContain(secret);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_USER_INPUT', fields: [{ path: 'input.title', rules: ['Expected type "String!".'] }] },
    {
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'input.items.1', rules: ['Field "title" of required type "String!" was not provided.'] },
      ],
    },
    { code: 'BAD_USER_INPUT', fields: [{ path: 'input.items.1.count', rules: ['Expected type "Int".'] }] },
    { code: 'BAD_USER_INPUT', fields: [{ path: 'input.pin', rules: ['Expected type "Pin".'] }] },
  ]);
  expect(errors?.[2]?.message).toBe(
    'Variable "$input" does not fit at "input.items.1.count": Expected type "Int".',
  );
});

test('two variables that do not fit are kept apart', async () => {
  const query = 'query Q($a: Int!, $b: Int!) { a: echo(count: $a) b: echo(count: $b) }';
  const { errors } = await server.ask(query, { a: secret, b: [secret] });
  expect(errors?.map(({ extensions }) => extensions['fields'])).toEqual([
    [{ path: 'a', rules: ['Expected type "Int!".'] }],
    [{ path: 'b', rules: ['Expected type "Int!".'] }],
  ]);
});

test('more misfits than anybody reads end in one sentence, not in a fault', async () => {
  const items = Array.from({ length: 200 }, () => ({ title: 1 }));
  const { errors, status } = await server.ask('mutation M($input: AddInput!) { add(input: $input) }', {
    input: { title: 'fine', items },
  });
  expect(status).toBe(400);
  expect(errors?.length).toBeLessThanOrEqual(51);
  expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
});

test.each([
  ['a literal of a wrong type', `{ echo(count: "${secret}") }`, 'Int cannot represent non-integer value.'],
  [
    'a literal that a scalar refuses',
    `{ echo(count: 1, pin: "${secret}") }`,
    'This value does not fit the type that the schema expects here.',
  ],
])('%s is not repeated', async (_, query, message) => {
  const { status, errors, raw } = await server.ask(query);
  expect(status).toBe(400);
  expect(errors?.[0]?.message).toBe(message);
  expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(raw).not.toContain(secret);
});

test('null where a default made it valid is the client’s mistake, not ours', async () => {
  const { errors } = await server.ask('query Q($count: Int = 1) { echo(count: $count) }', { count: null });
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  expect(errors?.[0]?.message).toContain('must not be null');
});
