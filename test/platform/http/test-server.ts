import type { IncomingHttpHeaders } from 'node:http';
import {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import {
  type HttpServer,
  type HttpServerOptions,
  startHttpServer,
} from '../../../src/platform/http/http-server.js';
import { createLogger } from '../../../src/platform/logging.js';

/** What the tests' resolvers are given. */
export interface TestContext {
  readonly headers: IncomingHttpHeaders;
  readonly correlationId: string;
}

/** An error that the application would know. */
export class Overloaded extends Error {}

/** A door that resolvers wait at, so that a test decides when a request ends. */
export function door() {
  let open = () => {};
  let arrived = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const someoneWaits = new Promise<void>((resolve) => (arrived = resolve));
  const pass = () => {
    arrived();
    return opened;
  };
  return { pass, open: () => open(), someoneWaits };
}

const text = { type: GraphQLString };

const itemInput = new GraphQLInputObjectType({
  name: 'ItemInput',
  fields: { title: { type: new GraphQLNonNull(GraphQLString) }, count: { type: GraphQLInt } },
});

/** A scalar whose own complaint repeats the value, as those of several libraries do. */
const pin = new GraphQLScalarType({
  name: 'Pin',
  parseValue: (value) => {
    throw new GraphQLError(`Not a pin: ${String(value)}`);
  },
  parseLiteral: (node) => {
    throw new GraphQLError(`Not a pin: ${'value' in node ? String(node.value) : ''}`, { nodes: node });
  },
});

const addInput = new GraphQLInputObjectType({
  name: 'AddInput',
  fields: {
    title: { type: new GraphQLNonNull(GraphQLString) },
    items: { type: new GraphQLList(new GraphQLNonNull(itemInput)) },
    pin: { type: pin },
  },
});

const tree: GraphQLObjectType = new GraphQLObjectType({
  name: 'Tree',
  fields: () => ({
    name: { ...text, resolve: () => 'leaf' },
    child: { type: tree, resolve: () => ({}) },
  }),
});

const failing = (fail: () => never) => ({ ...text, resolve: fail });

const throwing = (error: Error) => () => {
  throw error;
};

/** Each way in which a request can go, one field each. */
export const testSchema = (wait: () => Promise<void> = () => Promise.resolve()): GraphQLSchema =>
  new GraphQLSchema({
    query: new GraphQLObjectType<unknown, TestContext>({
      name: 'Query',
      fields: {
        hello: { ...text, resolve: () => 'world' },
        echo: {
          ...text,
          args: { count: { type: new GraphQLNonNull(GraphQLInt) }, pin: { type: pin } },
          resolve: (_, { count }) => String(count),
        },
        tree: { type: tree, resolve: () => ({}) },
        correlationId: { ...text, resolve: (_source, _args, { correlationId }) => correlationId },
        slow: { ...text, resolve: () => wait().then(() => 'done') },
        crash: failing(throwing(new Error('connection to db-7 refused for user root'))),
        crashWithExtensions: failing(
          throwing(Object.assign(new Error('inner secret'), { extensions: { code: 'FRIENDLY' } })),
        ),
        codeless: failing(throwing(new GraphQLError('a library said: inner secret'))),
        internal: failing(
          throwing(new GraphQLError('inner secret', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })),
        ),
        unserialisable: { type: GraphQLInt, resolve: () => 'inner secret' },
        missing: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
        notFound: failing(
          throwing(
            new GraphQLError('No such project.', { extensions: { code: 'NOT_FOUND', kind: 'project' } }),
          ),
        ),
        required: {
          type: new GraphQLNonNull(GraphQLString),
          resolve: throwing(new Overloaded('queue of 1000 is full')),
        },
        overloaded: failing(throwing(new Overloaded('queue of 1000 is full'))),
      },
    }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        add: {
          ...text,
          args: { input: { type: new GraphQLNonNull(addInput) } },
          resolve: (_, { input }: { input: { title: string } }) => input.title,
        },
      },
    }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: { ticks: text } }),
  });

/** Keeps the log's lines as objects. */
export function recordedLog(level: 'info' | 'debug' = 'info') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { lines, log: createLogger({ level, destination: { write } }) };
}

const knownError = (error: unknown) =>
  error instanceof Overloaded
    ? new GraphQLError('Too much to do at the moment. Try again.', {
        extensions: {
          code: 'OVERLOADED',
          http: { status: 503, headers: new Map([['retry-after', '1']]) },
        },
      })
    : undefined;

const testContextOf = async ({ headers, correlationId }: TestContext): Promise<TestContext> => {
  if (headers.authorization === 'Bearer bad')
    throw new GraphQLError('The token is not valid.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  if (headers.authorization === 'Bearer crash') throw new Error('key server at 10.0.0.7 is down');
  if (headers.authorization === 'Bearer flood') throw new Overloaded('queue of 1000 is full');
  return { headers, correlationId };
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly raw: string;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

const answerOf = async (response: Response): Promise<Answer> => {
  const raw = await response.text();
  return {
    ...(JSON.parse(raw) as object),
    status: response.status,
    headers: response.headers,
    raw,
  };
};

export interface TestServer extends HttpServer {
  readonly lines: Record<string, unknown>[];
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** A server on a free port, with a log that can be read. */
export async function startTestServer(
  options: Partial<HttpServerOptions<TestContext>> & { level?: 'info' | 'debug' } = {},
): Promise<TestServer> {
  const { lines, log } = recordedLog(options.level);
  const server = await startHttpServer<TestContext>({
    schema: testSchema(),
    log,
    contextOf: testContextOf,
    readiness: async () => ({ ready: true, checks: { database: { ok: true } } }),
    knownError,
    introspection: true,
    host: '127.0.0.1',
    port: 0,
    ...options,
  });
  const ask: TestServer['ask'] = async (query, variables, headers) =>
    answerOf(
      await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    );
  return { ...server, lines, ask };
}

/** The log's line about the end of a request; it is written just after the answer arrived. */
export async function requestLine({ lines }: TestServer): Promise<Record<string, unknown>> {
  for (;;) {
    const line = lines.find(({ msg }) => msg === 'request');
    if (line) return line;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
