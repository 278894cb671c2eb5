import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { WebSocket } from 'ws';
import type { LiveSession } from '../../../src/platform/http/live/live-session.js';
import { trustedDocumentsIn } from '../../../src/platform/http/trusted-documents.js';
import { type LiveClient, transports } from '../../support/live-client.js';
import { startTestServer, type TestContext, type TestServer } from './test-server.js';

const sdl = `
  type Query { hello: String }
  type Mutation { add(input: String): String }
  type Subscription { count(to: Int): Int crash: Int breaks: Int forever: String deep: Deep many: Pages! fails: String }
  type Deep { deep: Deep name: String pages(first: Int): Pages! }
  type Pages { nodes: [Deep!]! }
`;

const seconds = () => Date.now() / 1_000;

/** How many items were taken from the endless source, and whether somebody ended it. */
const endless = { taken: 0, started: 0, ended: 0 };
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(5);
};

const word = 'x'.repeat(64 * 1_024);

/** Waits until it is told to end, as a feed does. */
function silent(): AsyncGenerator {
  endless.started += 1;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  const source: AsyncGenerator = {
    next: async () => {
      await over;
      return { done: true, value: undefined };
    },
    return: async () => {
      endless.ended += 1;
      end();
      return { done: true, value: undefined };
    },
    throw: async () => ({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => undefined,
  };
  return source;
}

const sources: Record<string, (args: { to?: number }) => AsyncIterable<unknown>> = {
  async *count({ to = 3 }) {
    for (let n = 1; n <= to; n += 1) yield { count: n };
  },
  async *forever() {
    for (;;) {
      endless.taken += 1;
      yield { forever: word };
    }
  },
  async *crash() {
    yield {
      crash: () => {
        throw new Error('connection to db-seven refused');
      },
    };
  },
  async *breaks() {
    yield { breaks: 1 };
    throw new Error('connection to db-seven broke');
  },
  deep: silent,
  many: silent,
  fails: () => {
    throw new GraphQLError('No such thing.', { extensions: { code: 'NOT_FOUND' } });
  },
};

function liveSchema(): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
    field.subscribe = (_source, args: { to?: number }) => sources[field.name]?.(args);
  return schema;
}

/** People by their tokens; `until` is when the token of "short" expires. */
const life = { until: seconds() + 3_600, gone: false };
const refused = (code: string, status: number) =>
  new GraphQLError(`Not ${code}.`, { extensions: { code, http: { status } } });

const trouble: Record<string, () => Error | undefined> = {
  nobody: () => refused('UNAUTHENTICATED', 401),
  bad: () => refused('UNAUTHENTICATED', 401),
  revoked: () => (life.gone ? refused('UNKNOWN_SUBJECT', 403) : undefined),
  crash: () => new Error('key server at 10.0.0.7 is down'),
};

const openSession = async ({
  authorization = 'nobody',
}: {
  authorization: string | undefined;
}): Promise<LiveSession<TestContext>> => {
  const person = authorization.replace('Bearer ', '');
  const error = trouble[person]?.();
  if (error) throw error;
  return {
    person,
    expiresAt: person === 'short' ? life.until : seconds() + 3_600,
    context: () => ({ headers: {}, correlationId: person }),
  };
};

const limits = { connectionsPerPerson: 1_000, subscriptions: 2, initMs: 150, recheckMs: 50 };

let server: TestServer;
const clients: LiveClient[] = [];
beforeAll(async () => {
  server = await startTestServer({
    schema: liveSchema(),
    introspection: false,
    corsOrigins: ['https://studio.example'],
    limits: { maxTokens: 300, maxDepth: 4, maxAliases: 3, maxRootFields: 4, maxErrors: 3, maxCost: 100 },
    live: { openSession, limits },
  });
});
afterEach(() => {
  clients.splice(0).forEach(({ close }) => close());
});
afterAll(() => server.stop());

const known = (client: LiveClient): LiveClient => {
  clients.push(client);
  return client;
};

const socketTo = (options: { path?: string; origin?: string; protocol?: string; url?: string } = {}) =>
  new WebSocket(
    `${(options.url ?? server.url).replace('http', 'ws')}${options.path ?? '/graphql'}`,
    options.protocol ?? 'graphql-transport-ws',
    options.origin === undefined ? {} : { origin: options.origin },
  );

const closeOf = async (socket: WebSocket) => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
};

const init = (socket: WebSocket, token: string) =>
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));

const opened = async (token: string, url = server.url): Promise<WebSocket> => {
  const socket = socketTo({ url });
  await once(socket, 'open');
  init(socket, token);
  await once(socket, 'message');
  return socket;
};

const refusalOf = async (socket: WebSocket) => {
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  const text = Buffer.concat(await response.toArray()).toString();
  const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
  return { status: response.statusCode, code: errors[0]?.extensions.code };
};

const stream = (headers: Record<string, string>, body: object = { query: 'subscription { count }' }) =>
  fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  const subscribe = (query: string, variables?: Record<string, unknown>, token = 'ann') =>
    known(connect(server.url, () => token)).subscribe(query, variables);

  test('answers come in order, and the end is told', async () => {
    const counting = subscribe('subscription ($to: Int) { count(to: $to) }', { to: 2 });
    expect(await counting.next()).toEqual({ data: { count: 1 } });
    expect(await counting.next()).toEqual({ data: { count: 2 } });
    expect(await counting.next()).toBeUndefined();
  });

  const codeOf = async (query: string, variables?: Record<string, unknown>) => {
    try {
      const result = await subscribe(query, variables).next();
      return result?.errors?.[0]?.extensions?.['code'];
    } catch (errors) {
      // graphql-ws tells what was wrong before anything began by an error.
      return (errors as { extensions: { code: string } }[])[0]?.extensions.code;
    }
  };

  test.each([
    ['a query', '{ hello }', 'ONLY_SUBSCRIPTIONS_HERE'],
    ['a mutation', 'mutation { add }', 'ONLY_SUBSCRIPTIONS_HERE'],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', 'subscription { counts }', 'GRAPHQL_VALIDATION_FAILED'],
    ['the schema', 'subscription { __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too deep', 'subscription { deep { deep { deep { deep { name } } } } }', 'QUERY_TOO_DEEP'],
    ['too many aliases', 'subscription { deep { a: name b: name c: name d: name } }', 'TOO_MANY_ALIASES'],
    ['too many tokens', `subscription { deep { ${'name '.repeat(300)} } }`, 'QUERY_TOO_LARGE'],
    [
      'too costly by literal',
      'subscription { deep { pages(first: 100) { nodes { name } } } }',
      'QUERY_TOO_COSTLY',
    ],
    ['a field that refuses', 'subscription { fails }', 'NOT_FOUND'],
  ])('%s is refused', async (_, query, code) => {
    expect(await codeOf(query)).toBe(code);
  });

  test('what is too costly by its variables is refused', async () => {
    const query = 'subscription ($n: Int) { deep { pages(first: $n) { nodes { name } } } }';
    expect(await codeOf(query, { n: 100 })).toBe('QUERY_TOO_COSTLY');
  });

  test('a variable of a wrong type is told without its value', async () => {
    const [result] = await subscribe('subscription ($to: Int) { count(to: $to) }', { to: 'secret' }).until(
      () => true,
    );
    expect(result?.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test('no suggestion betrays the schema where it may not be asked for', async () => {
    const said = await subscribe('subscription { coun }')
      .next()
      .catch((errors: unknown) => errors);
    expect(JSON.stringify(said)).toContain('Cannot query field');
    expect(JSON.stringify(said)).not.toContain('Did you mean');
  });

  test.each(['subscription { crash }', 'subscription { breaks }'])(
    'what breaks on our side is masked, with a reference that the log has: %s',
    async (query) => {
      const results = await subscribe(query).until(({ errors }) => errors !== undefined);
      const [error] = results.at(-1)?.errors ?? [];
      expect(error).toMatchObject({
        message: 'Something went wrong on our side.',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
      expect(JSON.stringify(results)).not.toContain('db-seven');
      const reference = error?.extensions?.['reference'];
      expect(server.lines.filter((line) => line['reference'] === reference)).toMatchObject([
        { msg: 'Unexpected error', err: { message: expect.stringContaining('db-seven') as string } },
      ]);
    },
  );

  test('whoever leaves ends the source', async () => {
    const { started, ended } = endless;
    const client = known(connect(server.url, () => 'ann'));
    client
      .subscribe('subscription { deep { name } }')
      .next()
      .catch(() => undefined);
    await until(() => endless.started > started);
    client.close();
    await until(() => endless.ended > ended);
    expect(endless.ended).toBe(ended + 1);
  });
});

/** Until the endless source is asked for nothing more, because nobody reads what it gave. */
const untilHeldUp = async () => {
  for (let before = -1; before !== endless.taken || before === 0;) {
    before = endless.taken;
    await pause(300);
  }
};

test('a websocket that is not read holds its own source up, and is not piled up for', async () => {
  endless.taken = 0;
  const socket = await opened('ann');
  socket.pause();
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: 'subscription { forever }' } }));
  await untilHeldUp();
  expect(endless.taken).toBeGreaterThan(0);
  socket.terminate();
});

test('a stream that is not read holds its own source up, and is not piled up for', async () => {
  endless.taken = 0;
  const headers = {
    ...{ 'content-type': 'application/json', accept: 'text/event-stream', authorization: 'Bearer ann' },
  };
  const asked = request(`${server.url}/graphql/stream`, { method: 'POST', headers });
  asked.end(JSON.stringify({ query: 'subscription { forever }' }));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  await untilHeldUp();
  expect(endless.taken).toBeGreaterThan(0);
  response.destroy();
});

describe('websockets', () => {
  test('whoever does not say who they are in time is hung up on', async () => {
    expect(await closeOf(socketTo())).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test.each([
    ['without a token', '', 4403, 'UNAUTHENTICATED: Not UNAUTHENTICATED.'],
    ['with a bad one', 'bad', 4403, 'UNAUTHENTICATED: Not UNAUTHENTICATED.'],
    ['when nobody can be asked', 'crash', 4500, 'INTERNAL_SERVER_ERROR: Something went wrong on our side.'],
  ])('%s', async (...[, token, code, reason]) => {
    const socket = socketTo();
    await once(socket, 'open');
    if (token === '') socket.send('{"type":"connection_init"}');
    else init(socket, token);
    expect(await closeOf(socket)).toEqual({ code, reason });
  });

  test('subscribing before saying who one is', async () => {
    const socket = socketTo();
    await once(socket, 'open');
    socket.send('{"type":"subscribe","id":"1","payload":{"query":"subscription { count }"}}');
    expect(await closeOf(socket)).toMatchObject({ code: 4401 });
  });

  test('when the token expires, the websocket is closed with 4403', async () => {
    life.until = seconds() + 0.5;
    const socket = await opened('short');
    expect(await closeOf(socket)).toEqual({
      code: 4403,
      reason: 'UNAUTHENTICATED: The token has expired. Sign in again.',
    });
  });

  test('whoever is not known any more is hung up on', async () => {
    life.gone = false;
    const socket = await opened('revoked');
    life.gone = true;
    expect(await closeOf(socket)).toMatchObject({
      code: 4403,
      reason: 'UNKNOWN_SUBJECT: Not UNKNOWN_SUBJECT.',
    });
  });

  test('messages that are too long, or no messages, end it', async () => {
    const long = await opened('ann');
    long.send('x'.repeat(70_000));
    expect(await closeOf(long)).toMatchObject({ code: 1009 });
    const wrong = await opened('ann');
    wrong.send('hello');
    expect(await closeOf(wrong)).toMatchObject({ code: 4400 });
  });

  test('one websocket may not hold more subscriptions than the limit', async () => {
    const socket = await opened('ann');
    const subscribe = (id: string) =>
      socket.send(
        JSON.stringify({ type: 'subscribe', id, payload: { query: 'subscription { deep { name } }' } }),
      );
    ['1', '2', '3'].forEach(subscribe);
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(answer.toString())).toMatchObject({
      ...{ type: 'error', id: '3' },
      payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: 2 } }],
    });
    socket.close();
    await closeOf(socket);
  });

  test.each([
    ['a foreign page', { origin: 'https://evil.example' }, { status: 403, code: 'ORIGIN_NOT_ALLOWED' }],
    ['another path', { path: '/elsewhere' }, { status: 404, code: 'NOT_FOUND' }],
  ])('%s is refused before there is a websocket', async (_, options, refusal) => {
    expect(await refusalOf(socketTo(options))).toEqual(refusal);
  });

  test.each(['https://studio.example', 'same'])(
    'a page of an allowed origin is taken: %s',
    async (origin) => {
      const socket = socketTo({ origin: origin === 'same' ? server.url : origin });
      await once(socket, 'open');
      socket.terminate();
      await closeOf(socket);
    },
  );

  test('another protocol is refused', async () => {
    const socket = socketTo({ protocol: 'graphql-ws' });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('subprotocol');
  });

  test('neither one person nor everybody together gets more than the limit', async () => {
    const crowded = { openSession, limits: { connections: 6, connectionsPerPerson: 3 } };
    const other = await startTestServer({ schema: liveSchema(), live: crowded });
    const { url } = other;
    await Promise.all(['ann', 'ann', 'ann', 'ben'].map((person) => opened(person, url)));
    const fourth = socketTo({ url });
    await once(fourth, 'open');
    init(fourth, 'ann');
    expect(await closeOf(fourth)).toMatchObject({
      code: 4429,
      reason: 'TOO_MANY_CONNECTIONS: You have too many live connections open. Close some.',
    });
    await pause(100);
    await Promise.all(['ben', 'ben'].map((person) => opened(person, url)));
    expect(await refusalOf(socketTo({ url }))).toEqual({ status: 503, code: 'TOO_MANY_CONNECTIONS' });
    const answer = await fetch(`${url}/graphql/stream`, { headers: { accept: 'text/event-stream' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    await other.stop();
  });
});

describe('event streams', () => {
  const codeIn = async (answer: Response) => {
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    return { status: answer.status, code: errors[0]?.extensions.code };
  };

  test.each<[string, Record<string, string>, { status: number; code: string }]>([
    ['without a token', {}, { status: 401, code: 'UNAUTHENTICATED' }],
    [
      'by a foreign page',
      { authorization: 'Bearer ann', origin: 'https://evil.example' },
      { status: 403, code: 'ORIGIN_NOT_ALLOWED' },
    ],
    [
      'as something else',
      { authorization: 'Bearer ann', accept: 'application/json' },
      { status: 406, code: 'BAD_REQUEST' },
    ],
    [
      'when nobody can be asked',
      { authorization: 'Bearer crash' },
      { status: 500, code: 'INTERNAL_SERVER_ERROR' },
    ],
  ])('%s', async (_, headers, refusal) => {
    expect(await codeIn(await stream(headers))).toEqual(refusal);
  });

  test('other methods are told which ones there are', async () => {
    const answer = await fetch(`${server.url}/graphql/stream`, { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  test('a subscription may be asked for by GET', async () => {
    const query = new URLSearchParams({
      query: 'subscription ($to: Int) { count(to: $to) }',
      variables: '{"to":1}',
    });
    const answer = await fetch(`${server.url}/graphql/stream?${query.toString()}`, {
      headers: { accept: 'text/event-stream', authorization: 'Bearer ann' },
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await answer.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"count":1}}\n\nevent: complete\ndata: \n\n',
    );
  });

  test('when the token expires, the stream says so and is complete', async () => {
    life.until = seconds() + 0.5;
    const answer = await stream(
      { authorization: 'Bearer short' },
      { query: 'subscription { deep { name } }' },
    );
    const told = await answer.text();
    expect(told).toContain('"code":"UNAUTHENTICATED","reason":"EXPIRED"');
    expect(told).toMatch(/event: complete\ndata: \n\n$/);
  });
});

describe('with trusted documents', () => {
  const listed = 'subscription Counting { count(to: 1) }';
  const sha256 = createHash('sha256').update(listed).digest('hex');
  const persistedQuery = { version: 1, sha256Hash: sha256 };
  const other = 'subscription Forged { count(to: 2) }';
  const names: (string | undefined)[] = [];
  let strict: TestServer;
  beforeAll(async () => {
    strict = await startTestServer({
      schema: liveSchema(),
      trustedDocuments: trustedDocumentsIn(JSON.stringify({ [sha256]: listed })),
      onOperation: ({ name }) => names.push(name),
      live: { openSession },
    });
  });
  afterAll(() => strict.stop());

  const overStream = async (body: object) => {
    const answer = await fetch(`${strict.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer ann',
      },
      body: JSON.stringify(body),
    });
    return answer.text();
  };
  const overSocket = async (payload: object) => {
    const socket = await opened('ann', strict.url);
    // The protocol wants a text, be it an empty one.
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '', ...payload } }));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    socket.terminate();
    return answer.toString();
  };

  describe.each([
    ['websocket', overSocket],
    ['sse', overStream],
  ])('over %s', (_, send) => {
    test.each([
      ['its text', { query: listed }],
      ['a document id', { documentId: sha256 }],
      ['the digest of a persisted query', { extensions: { persistedQuery } }],
    ])('what is listed runs by %s', async (_by, sent) => {
      expect(await send(sent)).toContain('{"data":{"count":1}}');
    });

    test.each([
      ['another text', { query: other }],
      ['another text under a listed digest', { query: other, documentId: sha256 }],
      ['another digest', { documentId: 'f'.repeat(64) }],
      ['nothing', {}],
    ])('%s is refused', async (_what, sent) => {
      const told = await send(sent);
      expect(told).toContain('"code":"DOCUMENT_NOT_TRUSTED"');
      expect(told).not.toContain('"count"');
    });
  });

  test('only the names of those listed are told to whoever counts', () => {
    expect(new Set(names.filter((name) => name !== undefined))).toEqual(new Set(['Counting']));
  });
});

test('plain HTTP tells where subscriptions are answered', async () => {
  const { status, errors } = await server.ask('subscription { count }');
  expect(status).toBe(400);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringMatching(/websocket.*\/graphql\/stream/) as string,
    extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED_HERE' },
  });
});

test('a stop tells websockets to come back, breaks streams off without calling them complete, and ends', async () => {
  const other = await startTestServer({ schema: liveSchema(), live: { openSession }, graceMs: 3_600_000 });
  const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  init(socket, 'ann');
  await once(socket, 'message');
  const answer = await fetch(`${other.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: 'Bearer ann' },
    body: '{"query":"subscription { deep { name } }"}',
  });
  const closed = closeOf(socket);
  await other.stop();
  expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
  expect(await answer.text()).toBe(':\n\n');
});

test('a peer that does not answer is hung up on', async () => {
  const other = await startTestServer({
    schema: liveSchema(),
    live: { openSession, limits: { pingMs: 20, patienceMs: 60 } },
  });
  const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    autoPong: false,
  });
  await once(socket, 'open');
  init(socket, 'ann');
  expect(await closeOf(socket)).toMatchObject({ code: 1006 });
  await other.stop();
});
