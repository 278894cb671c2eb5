import type { NextFunction, Request, Response } from 'express';
import { systemClock } from '../clock.js';
import { newUuid } from '../ids.js';
import type { Logger } from '../logging.js';

/** What one request leaves in the log, and the name that ties its lines together. */
export interface RequestScope {
  readonly correlationId: string;
  log: Logger;
  operation?: { readonly name: string | undefined; readonly type: string };
  readonly errorCodes: Set<string>;
  /** Whether whoever counts operations has heard of it. */
  counted?: boolean;
  /** It was answered that there is no answer in time; what comes afterwards goes nowhere. */
  late?: boolean;
}

/** Hears of a request that was refused before there was an operation. */
export type OnRefused = (refused: { readonly codes: readonly string[]; readonly seconds: number }) => void;

const scopes = new WeakMap<Request, RequestScope>();

/** The scope of a request that came through `openScope`. */
export function scopeOf(request: Request): RequestScope {
  const scope = scopes.get(request);
  if (!scope) throw new Error('This request has no scope: openScope must come before everything else.');
  return scope;
}

/** Has every further line of the request say this too. */
export function addToLog(request: Request, more: object): void {
  const scope = scopeOf(request);
  scope.log = scope.log.child(more);
}

/** An identifier from outside ends up in logs and headers: short and without anything special, or it isn't taken. */
const sane = /^[A-Za-z0-9._:-]{1,128}$/;

const correlationIdOf = (request: Request): string => {
  const given = request.get('x-correlation-id');
  return given !== undefined && sane.test(given) ? given : newUuid();
};

/** A client chooses names and paths; a log line stays a line. */
export const cut = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** Written at debug level only: they come every few seconds, or many at once, and say nothing. */
const quiet = /^\/(health|graphiql)\//;

function logEnd(request: Request, response: Response, started: number) {
  const { log, operation, errorCodes } = scopeOf(request);
  const line = {
    method: request.method,
    path: cut(request.path),
    status: response.statusCode,
    durationMs: Math.round((systemClock.monotonic() - started) * 10) / 10,
    ...(operation && { operation }),
    ...(errorCodes.size > 0 && { errorCodes: [...errorCodes] }),
    ...(!response.writableFinished && { abandoned: true }),
  };
  if (quiet.test(request.path)) log.debug(line, 'request');
  else log.info(line, 'request');
}

/** Requests to GraphQL that were refused on the way there: no operation tells of them. */
function tellRefused(request: Request, seconds: number, onRefused: OnRefused): void {
  const { errorCodes, counted } = scopeOf(request);
  if (request.path === '/graphql' && errorCodes.size > 0 && !counted)
    onRefused({ codes: [...errorCodes], seconds });
}

/** Gives each request its correlation id and its log line. Neither the query's text nor a header gets into the log. */
export const openScope =
  (log: Logger, onRefused: OnRefused) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const correlationId = correlationIdOf(request);
    const started = systemClock.monotonic();
    scopes.set(request, { correlationId, log: log.child({ correlationId }), errorCodes: new Set() });
    response.setHeader('x-correlation-id', correlationId);
    response.once('close', () => {
      logEnd(request, response, started);
      tellRefused(request, (systemClock.monotonic() - started) / 1_000, onRefused);
    });
    next();
  };
