import type { Request, Response } from 'express';
import { PlatformErrorCode } from './error-codes.js';
import { masked } from './error-exposure.js';
import type { Shown } from './rejected-input.js';
import { scopeOf } from './request-scope.js';

/** What one request may weigh, unpacked. */
export const maxBodyBytes = 1_048_576;

interface Refusal extends Shown {
  readonly status: number;
}

const badRequest = (status: number, message: string): Refusal => ({
  status,
  message,
  extensions: { code: PlatformErrorCode.BAD_REQUEST },
});

/** Why a body could not be read, by the body parser's own names. Its sentences quote the body, so they stay here. */
const unreadable: Readonly<Record<string, Refusal>> = {
  'entity.too.large': {
    status: 413,
    message: `The request body is larger than ${maxBodyBytes} bytes.`,
    extensions: { code: PlatformErrorCode.REQUEST_TOO_LARGE, limit: maxBodyBytes },
  },
  'entity.parse.failed': badRequest(400, 'The request body is not valid JSON.'),
  'encoding.unsupported': badRequest(415, 'The request body has a content encoding that is not supported.'),
  'charset.unsupported': badRequest(415, 'The request body must be in UTF-8.'),
  'request.aborted': badRequest(400, 'The request ended before its body was complete.'),
  'request.size.invalid': badRequest(400, 'The request body does not have the length that it states.'),
};

function send(response: Response, { status, message, extensions }: Refusal): void {
  response.status(status).json({ errors: [{ message, extensions }] });
}

const notFound: Refusal = {
  status: 404,
  message: 'There is nothing here. The API is at /graphql.',
  extensions: { code: PlatformErrorCode.NOT_FOUND },
};

interface HttpError {
  readonly type?: unknown;
  readonly status?: unknown;
}

const isHttpError = (error: unknown): error is HttpError => typeof error === 'object' && error !== null;

function refusalOf(error: unknown): Refusal | undefined {
  if (!isHttpError(error)) return undefined;
  const { type, status } = error;
  if (typeof type === 'string' && Object.hasOwn(unreadable, type)) return unreadable[type];
  const clientsFault = typeof status === 'number' && status >= 400 && status < 500;
  return clientsFault ? badRequest(status, 'The request could not be understood.') : undefined;
}

/** Answers what no route answered: with an error when there is one, else that nothing is there. */
export function refuse(error: unknown, request: Request, response: Response): void {
  if (response.headersSent) {
    // Half an answer is out: only breaking the connection says that it isn't whole.
    response.destroy();
    return;
  }
  const { log, errorCodes } = scopeOf(request);
  const refusal = error ? (refusalOf(error) ?? { status: 500, ...masked(error, log) }) : notFound;
  errorCodes.add(String(refusal.extensions['code']));
  send(response, refusal);
}
