import type { ExecutionResult } from 'graphql';
import type { Request, RequestHandler, Response } from 'express';
import { PlatformErrorCode } from '../error-codes.js';
import type { Exposure } from '../error-exposure.js';
import { type RequestScope, scopeOf } from '../request-scope.js';
import { eventStream } from './event-stream.js';
import { isPlace, type Place } from './live-connections.js';
import { type LiveRequest, type Results, shownError } from './live-operations.js';
import { leaseOf, type LiveSession } from './live-session.js';
import type { LiveParts } from './live-transport.js';
import { foreignOrigin } from './origin.js';

/** Subscriptions as server-sent events, each on a connection of its own. */
export interface Sse {
  readonly handler: RequestHandler;
  /** Breaks every stream off, so that clients come back later. */
  readonly stop: () => void;
}

const refusal = (status: number, message: string): Exposure => ({
  message,
  extensions: { code: PlatformErrorCode.BAD_REQUEST },
  http: { status },
});

const notAccepted = refusal(406, 'This is answered as server-sent events: send "Accept: text/event-stream".');

const wrongMethod: Exposure = {
  ...refusal(405, 'Subscribe by POST or by GET.'),
  http: { status: 405, headers: new Map([['allow', 'GET, POST']]) },
};

function refuse(response: Response, { message, extensions, http }: Exposure): void {
  for (const [name, value] of http?.headers ?? []) response.setHeader(name, value);
  if (http?.status === 401) response.setHeader('www-authenticate', 'Bearer');
  response.status(http?.status ?? 500).json({ errors: [{ message, extensions }] });
}

const json = (text: string | null): unknown => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

function requestIn(request: Request): LiveRequest {
  // A body that is no object has none of the fields, and is refused for that.
  if (request.method === 'POST') return (request.body ?? {}) as LiveRequest;
  const asked = new URL(request.originalUrl, 'http://localhost').searchParams;
  return {
    query: asked.get('query') ?? undefined,
    operationName: asked.get('operationName') ?? undefined,
    variables: json(asked.get('variables')),
    documentId: asked.get('documentId') ?? undefined,
    extensions: json(asked.get('extensions')),
  };
}

const formFault = (request: Request): Exposure | undefined => {
  if (!['GET', 'POST'].includes(request.method)) return wrongMethod;
  return request.accepts('text/event-stream') === false ? notAccepted : undefined;
};

/** Each result in its turn, until nobody takes them any more. */
async function deliver(
  results: Results,
  tell: (result: ExecutionResult) => Promise<boolean>,
  ended: AbortSignal,
): Promise<void> {
  const stop = () => void results.return().catch(() => undefined);
  ended.addEventListener('abort', stop);
  if (ended.aborted) stop();
  for await (const result of results) if (ended.aborted || !(await tell(result))) break;
  ended.removeEventListener('abort', stop);
}

const codesOf = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ extensions }) => String(extensions['code']));

export function serverSentEvents<Context extends object>(parts: LiveParts<Context>): Sse {
  const { operations, openSession, connections, limits, origins } = parts;
  const open = new Set<() => void>();

  interface Opened {
    readonly session: LiveSession<Context>;
    readonly reopen: () => Promise<LiveSession<Context>>;
    readonly scope: RequestScope;
  }

  /** Starts what was asked for; an answer that is no stream is the only one. */
  const started = async (request: Request, { log }: RequestScope, contextOf: () => Context) => {
    const prepared = operations.prepare(requestIn(request), { log, transport: 'sse' });
    return 'requested' in prepared
      ? operations.start(prepared, { contextOf, log, transport: 'sse' })
      : ({ errors: prepared } satisfies ExecutionResult);
  };

  /** Sends what comes until it ends, the session does, or nobody listens any more. */
  async function stream(request: Request, response: Response, opened: Opened): Promise<void> {
    const { session, reopen, scope } = opened;
    const expose = operations.exposureOf(scope.log);
    const out = eventStream(response, limits);
    const ending = new AbortController();
    const { signal } = ending;
    const tell = async (result: ExecutionResult): Promise<boolean> => {
      codesOf(result).forEach((code) => scope.errorCodes.add(code));
      return out.next(result);
    };
    const breakOff = () => {
      ending.abort();
      out.breakOff();
    };
    const lease = leaseOf({ session, reopen, expose, recheckMs: limits.recheckMs }, (why) => {
      ending.abort();
      void tell({ errors: [shownError(why)] }).then(out.complete);
    });
    open.add(breakOff);
    response.once('close', () => ending.abort());
    try {
      const answer = await started(request, scope, () => lease.session().context());
      if (Symbol.asyncIterator in answer) await deliver(answer, tell, signal);
      else await tell(answer);
    } catch (error) {
      await tell({ errors: [shownError(expose(error))] });
    } finally {
      lease.end();
      open.delete(breakOff);
    }
    if (!signal.aborted) out.complete();
  }

  async function answer(request: Request, response: Response, place: Place): Promise<void> {
    const scope = scopeOf(request);
    const { log, correlationId, errorCodes } = scope;
    const refused = (why: Exposure) => {
      errorCodes.add(String(why.extensions['code']));
      refuse(response, why);
    };
    const { authorization } = request.headers;
    const reopen = () => openSession({ authorization, correlationId });
    let session: LiveSession<Context>;
    try {
      session = await reopen();
    } catch (error) {
      refused(operations.exposureOf(log)(error));
      return;
    }
    const full = place.claim(session.person);
    if (full) refused(full);
    else await stream(request, response, { session, reopen, scope });
  }

  return {
    handler: async (request, response) => {
      const entered =
        formFault(request) ?? foreignOrigin(request.headers, origins) ?? connections.enter('sse');
      if (!isPlace(entered)) {
        scopeOf(request).errorCodes.add(String(entered.extensions['code']));
        refuse(response, entered);
        return;
      }
      response.once('close', entered.leave);
      await answer(request, response, entered);
    },
    stop: () => open.forEach((breakOff) => breakOff()),
  };
}
