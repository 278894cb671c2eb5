import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebsocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One answer of a subscription. */
export interface LiveResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export interface Subscription {
  /** The next answer; `undefined` when it is complete. */
  readonly next: () => Promise<LiveResult | undefined>;
  /** The next answers, as many as there are up to one for which it holds. */
  readonly until: (holds: (result: LiveResult) => boolean) => Promise<LiveResult[]>;
  readonly end: () => void;
}

export interface LiveClient {
  readonly subscribe: (query: string, variables?: Record<string, unknown>) => Subscription;
  readonly close: () => void;
}

type Iterate = (request: {
  query: string;
  variables?: Record<string, unknown>;
}) => AsyncIterableIterator<unknown>;

const subscriptionOf = (results: AsyncIterableIterator<unknown>): Subscription => {
  const next = async () => {
    const result = await results.next();
    return result.done === true ? undefined : (result.value as LiveResult);
  };
  return {
    next,
    until: async (holds) => {
      const found: LiveResult[] = [];
      for (let result = await next(); result; result = await next()) {
        found.push(result);
        if (holds(result)) break;
      }
      return found;
    },
    end: () => void results.return?.(),
  };
};

const clientOf = (iterate: Iterate, close: () => void): LiveClient => ({
  subscribe: (query, variables) => subscriptionOf(iterate({ query, ...(variables && { variables }) })),
  close,
});

/** What a frontend would use, over websockets. It does not come back by itself. */
export function overWebsocket(url: string, token: () => Promise<string> | string): LiveClient {
  const client = createWebsocketClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
  });
  return clientOf(
    (request) => client.iterate(request),
    () => void client.dispose(),
  );
}

/** The same over server-sent events. */
export function overSse(url: string, token: () => Promise<string> | string): LiveClient {
  const client = createSseClient({
    url: `${url}/graphql/stream`,
    retryAttempts: 0,
    headers: async () => ({ authorization: `Bearer ${await token()}` }),
  });
  return clientOf(
    (request) => client.iterate(request),
    () => client.dispose(),
  );
}

export const transports = { websocket: overWebsocket, sse: overSse } as const;
