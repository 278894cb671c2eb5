import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { GraphqlEndpointOptions } from '../graphql-endpoint.js';
import { connections, type OnLive } from './live-connections.js';
import { defaultLiveLimits, type LiveLimits } from './live-limits.js';
import { liveOperations } from './live-operations.js';
import type { OpenSession } from './live-session.js';
import { serverSentEvents } from './sse.js';
import { websockets } from './websockets.js';

export interface LiveServing<Context extends object> {
  readonly openSession: OpenSession<Context>;
  readonly limits?: Partial<LiveLimits> | undefined;
}

export interface LiveEndpoints {
  /** For `/graphql/stream`. */
  readonly sse: RequestHandler;
  /** Takes websockets on a server's own port. */
  readonly attach: (server: Server) => void;
  /** Ends everything live, within the time given. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** How a client is told where to subscribe. */
export const whereToSubscribe =
  '/graphql as a websocket (graphql-transport-ws), or at /graphql/stream as server-sent events';

/** Subscriptions, over both transports. */
export function liveEndpoints<Context extends object>(
  { openSession, limits }: LiveServing<Context>,
  options: GraphqlEndpointOptions<Context> & {
    readonly origins: readonly string[];
    readonly onLive: OnLive | undefined;
  },
): LiveEndpoints {
  const liveLimits = { ...defaultLiveLimits, ...limits };
  const { origins, log, onLive } = options;
  const parts = {
    ...{ openSession, origins, log, limits: liveLimits },
    operations: liveOperations(options),
    connections: connections(liveLimits, onLive),
  };
  const sockets = websockets(parts);
  const streams = serverSentEvents(parts);
  let detach: () => void = () => undefined;
  return {
    sse: streams.handler,
    attach: (server) => {
      server.on('upgrade', sockets.upgrade);
      detach = () => server.off('upgrade', sockets.upgrade);
    },
    stop: async (graceMs) => {
      detach();
      streams.stop();
      await sockets.stop(graceMs);
    },
  };
}
