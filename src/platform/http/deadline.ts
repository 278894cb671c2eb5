import type { Request, RequestHandler, Response } from 'express';
import { PlatformErrorCode } from './error-codes.js';
import { scopeOf } from './request-scope.js';

/** What comes too late has nobody to go to any more. */
function silence(response: Response): void {
  response.setHeader = () => response;
  response.status = () => response;
  response.send = () => response;
}

function tellLate(request: Request, response: Response, milliseconds: number): void {
  if (response.headersSent) return;
  const scope = scopeOf(request);
  scope.late = true;
  scope.errorCodes.add(PlatformErrorCode.DEADLINE_EXCEEDED);
  const retryAfterSeconds = 1;
  const extensions = { code: PlatformErrorCode.DEADLINE_EXCEEDED, retryAfterSeconds };
  const message =
    `There is no answer after ${milliseconds} ms. Whether a command was done is not known: ` +
    'send it again with the same commandId.';
  response.status(503).setHeader('retry-after', String(retryAfterSeconds));
  response.json({ errors: [{ message, extensions }] });
  silence(response);
}

/** Answers for whatever hasn't answered in time: a connection that leads nowhere must not keep a client waiting for ever. */
export const withinDeadline =
  (milliseconds: number): RequestHandler =>
  (request, response, next) => {
    const timer = setTimeout(() => tellLate(request, response, milliseconds), milliseconds).unref();
    response.once('close', () => clearTimeout(timer));
    next();
  };
