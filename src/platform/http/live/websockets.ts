import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, type Context as Dialogue, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { systemClock } from '../../clock.js';
import { newUuid } from '../../ids.js';
import type { Logger } from '../../logging.js';
import { PlatformErrorCode } from '../error-codes.js';
import type { Exposure } from '../error-exposure.js';
import { isPlace, type Place } from './live-connections.js';
import { type Prepared, shownError } from './live-operations.js';
import { type Lease, leaseOf } from './live-session.js';
import type { LiveParts } from './live-transport.js';
import { foreignOrigin } from './origin.js';
import { close, send, watchPulse } from './websocket-peer.js';

/** graphql-ws at `/graphql`. */
export interface Websockets {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells everybody to come back later, and waits for them to hang up. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** What is known of one websocket. */
interface Extra<Context> {
  readonly socket: WebSocket;
  readonly correlationId: string;
  readonly log: Logger;
  readonly place: Place;
  readonly codes: Set<string>;
  lease?: Lease<Context>;
}

type Params = Readonly<Record<string, unknown>> | undefined;

const codeOf = ({ extensions }: Exposure): string => String(extensions['code']);

const nowhere: Exposure = {
  message: 'There is nothing here. Websockets are taken at /graphql.',
  extensions: { code: PlatformErrorCode.NOT_FOUND },
  http: { status: 404 },
};

/** Answers a request for a websocket with plain HTTP instead. */
function refuseUpgrade(socket: Duplex, { message, extensions, http }: Exposure): void {
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  const status = http?.status ?? 400;
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...[...(http?.headers ?? [])].map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}

/** Clients send the token as they would send the header. */
function authorizationIn(params: Params): string | undefined {
  const sent = params?.['authorization'] ?? params?.['Authorization'];
  return typeof sent === 'string' ? sent : undefined;
}

const tooManySubscriptions = (limit: number): Exposure => ({
  message: `There are ${limit} subscriptions on this websocket already. End one, or open another websocket.`,
  extensions: { code: PlatformErrorCode.TOO_MANY_SUBSCRIPTIONS, limit },
});

function protocolOf<Context extends object>({ operations, openSession, limits }: LiveParts<Context>) {
  type Live = Dialogue<Record<string, unknown>, Extra<Context>>;

  const hangUp = ({ socket, codes }: Extra<Context>, code: number, why: Exposure): false => {
    codes.add(codeOf(why));
    close(socket, code, `${codeOf(why)}: ${why.message}`);
    return false;
  };

  /** False when it was hung up. */
  const welcome = async ({ extra, connectionParams }: Live): Promise<boolean> => {
    const { correlationId, log, place, socket } = extra;
    const expose = operations.exposureOf(log);
    const authorization = authorizationIn(connectionParams);
    const reopen = () => openSession({ authorization, correlationId });
    try {
      const session = await reopen();
      const full = place.claim(session.person);
      if (full) return hangUp(extra, CloseCode.TooManyInitialisationRequests, full);
      if (socket.readyState !== socket.OPEN) return false;
      const options = { session, reopen, expose, recheckMs: limits.recheckMs };
      extra.lease = leaseOf(options, (why) => hangUp(extra, CloseCode.Forbidden, why));
      return true;
    } catch (error) {
      const why = expose(error);
      const ours = why.http?.status === undefined || why.http.status >= 500;
      return hangUp(extra, ours ? CloseCode.InternalServerError : CloseCode.Forbidden, why);
    }
  };

  const contextOf = ({ lease }: Extra<Context>): Context => {
    if (!lease) throw new Error('A subscription was started before anybody had said who they are.');
    return lease.session().context();
  };

  return makeServer<Record<string, unknown>, Extra<Context>>({
    connectionInitWaitTimeout: limits.initMs,
    onConnect: welcome,
    onSubscribe: ({ extra, subscriptions }, _id, payload) => {
      const { log, codes } = extra;
      if (Object.keys(subscriptions).length > limits.subscriptions)
        return [shownError(tooManySubscriptions(limits.subscriptions))];
      const prepared = operations.prepare(payload, { log, transport: 'websocket' });
      if (!('requested' in prepared)) {
        prepared.forEach(({ extensions }) => codes.add(String(extensions['code'])));
        return [...prepared];
      }
      const { schema, document, variables } = prepared.requested;
      return {
        ...{ schema, document, variableValues: variables, contextValue: { prepared, extra } },
        ...(prepared.operationName !== undefined && { operationName: prepared.operationName }),
      };
    },
    subscribe: (args) => {
      // `onSubscribe` above is what made it.
      const { prepared, extra } = args.contextValue as { prepared: Prepared; extra: Extra<Context> };
      return operations.start(prepared, {
        contextOf: () => contextOf(extra),
        log: extra.log,
        transport: 'websocket',
      });
    },
  });
}

/** Takes websockets, each with a log line at its end. */
export function websockets<Context extends object>(parts: LiveParts<Context>): Websockets {
  const { connections, limits, origins, log: serverLog } = parts;
  const protocol = protocolOf(parts);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });

  const opened = (socket: WebSocket, place: Place) => {
    const started = systemClock.monotonic();
    const correlationId = newUuid();
    const log = serverLog.child({ correlationId });
    const extra: Extra<Context> = { socket, correlationId, log, place, codes: new Set() };
    const failed = (error: unknown) => {
      const why = parts.operations.exposureOf(log)(error);
      close(socket, CloseCode.InternalServerError, `${codeOf(why)}: ${why.message}`);
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code = CloseCode.InternalServerError, reason = '') => close(socket, code, reason),
        onMessage: (hear) => {
          // The library's type of what comes is wider than what a text frame is.
          socket.on('message', (data) => void hear((data as Buffer).toString()).catch(failed));
        },
      },
      extra,
    );
    watchPulse(socket, limits);
    // Broken frames and oversized messages: the library closes with the right code, and there is nothing to add.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      place.leave();
      extra.lease?.end();
      void closed(code, reason.toString()).catch(failed);
      const durationMs = Math.round(systemClock.monotonic() - started);
      const { codes } = extra;
      log.info({ code, durationMs, ...(codes.size > 0 && { errorCodes: [...codes] }) }, 'websocket');
    });
  };

  const refused = (request: IncomingMessage): Exposure | undefined => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    return path === '/graphql' ? foreignOrigin(request.headers, origins) : nowhere;
  };

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => undefined);
      const entered = refused(request) ?? connections.enter('websocket');
      if (!isPlace(entered)) {
        refuseUpgrade(socket, entered);
        return;
      }
      socket.once('close', entered.leave);
      server.handleUpgrade(request, socket, head, (websocket) => opened(websocket, entered));
    },
    stop: async (graceMs) => {
      server.clients.forEach((client) => client.close(1001, 'Going away'));
      const impatient = setTimeout(() => server.clients.forEach((client) => client.terminate()), graceMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(impatient);
    },
  };
}
