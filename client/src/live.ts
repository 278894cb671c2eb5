import { type Client as Sockets, createClient as createSockets } from 'graphql-ws';
import { bearer, type Connection, isPassingCode } from './ask.js';
import { type ApiError, ReplyLost, RequestFailed } from './failures.js';
import { pause, waitBefore } from './patience.js';

export interface Following {
  readonly query: string;
  readonly variables: object;
  /** The last position that was seen; without it only what is new comes. */
  readonly after?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What every item of a live subscription has, one or the other. */
interface Placed {
  readonly position?: string;
  readonly resumeAfter?: string;
}

interface Item {
  readonly data?: Readonly<Record<string, Placed | null>> | null;
  readonly errors?: readonly ApiError[];
}

/** For how long a server may leave a ping without an answer. */
const pulseMs = 20_000;
const silenceMs = 10_000;

/** One websocket for everything that this client follows; opened when it is needed, hung up when it is not. */
export function socketsOf({ url, token }: Connection, webSocket: unknown): Sockets {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const sockets = createSockets({
    url: url.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const authorization = await bearer(token);
      return authorization === undefined ? {} : { authorization: `Bearer ${authorization}` };
    },
    ...(webSocket !== undefined && { webSocketImpl: webSocket }),
    // Whoever follows comes back by itself, and knows after which position.
    retryAttempts: 0,
    keepAlive: pulseMs,
    on: {
      ping: (received) => {
        if (!received) silence = setTimeout(() => sockets.terminate(), silenceMs);
      },
      pong: () => clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  return sockets;
}

const forbidden = 4403;

/** Close codes after which coming back would change nothing: wrong protocol, wrong message, no such right. */
const final = [4004, 4005, 4400, 4401, forbidden, 4406, 4409];

interface Closed {
  readonly code: number;
  readonly reason: string;
}

const isClosed = (error: unknown): error is Closed =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number';

/** The server begins the reason with its code: "UNAUTHENTICATED: …". */
function toldBy({ reason }: Closed): ApiError {
  const [, code, message] = /^([A-Z_]+): (.*)$/s.exec(reason) ?? [];
  return { message: message ?? reason, ...(code !== undefined && { extensions: { code } }) };
}

const refusedBy = (errors: readonly ApiError[]): Error | undefined =>
  errors.some(isPassingCode) ? undefined : new RequestFailed({ status: 200, errors });

/** A token runs out while something is followed: where there may be a new one, hanging up for that is not the end. */
function closedFor(closed: Closed, renewable: boolean): Error | undefined {
  if (!final.includes(closed.code) || (closed.code === forbidden && renewable)) return undefined;
  return new RequestFailed({ status: closed.code, errors: [toldBy(closed)] });
}

/** What ends it for good; `undefined` when it is worth coming back. */
function endedBy(error: unknown, renewable: boolean): Error | undefined {
  if (error instanceof RequestFailed || error instanceof TypeError) return error;
  if (Array.isArray(error)) return refusedBy(error as ApiError[]);
  return isClosed(error) ? closedFor(error, renewable) : undefined;
}

const placeOf = ({ data, errors }: Item): Placed => {
  if (errors !== undefined && errors.length > 0) throw new RequestFailed({ status: 200, errors, data });
  const [item] = Object.values(data ?? {});
  if (item?.position === undefined && item?.resumeAfter === undefined)
    throw new TypeError(
      'What is followed has to ask for `position` and `resumeAfter`, or it could not be resumed.',
    );
  return item;
};

interface Progress {
  after: string | undefined;
  /** Whether anything came at all, on whichever connection. */
  begun: boolean;
  /** Connections in a row on which nothing came. */
  failures: number;
}

/** What one connection tells, as long as it holds. */
async function* told(sockets: Sockets, { query, variables, signal }: Following, progress: Progress) {
  const { after } = progress;
  const results = sockets.iterate<Record<string, Placed>>({ query, variables: { ...variables, after } });
  const stop = () => void results.return?.();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const result of results) {
      const { position, resumeAfter } = placeOf(result as Item);
      Object.assign(progress, { after: resumeAfter ?? position, begun: true, failures: 0 });
      // Told that it was too slow: nothing was left out before it, and what comes after is asked for again.
      if (resumeAfter !== undefined) return;
      yield result.data;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

/** Each item once and in order, through reconnects, until the signal or the server ends it for good. */
export async function* follow(
  connection: Connection,
  sockets: Sockets,
  following: Following,
): AsyncGenerator<unknown, void, undefined> {
  const { signal } = following;
  const { patience, token } = connection;
  const progress: Progress = { after: following.after, begun: false, failures: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const before = progress.after;
    let lost: unknown;
    try {
      yield* told(sockets, following, progress);
    } catch (error) {
      lost = error;
      const renewable = typeof token === 'function' && progress.after !== before;
      const ended = endedBy(error, renewable);
      if (ended) throw ended;
    }
    progress.failures += 1;
    if (!progress.begun && progress.failures >= patience.attempts) throw new ReplyLost(lost, undefined);
    await pause(waitBefore(progress.failures, patience), signal);
  }
}
