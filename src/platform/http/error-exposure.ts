import { GraphQLError } from 'graphql';
import { newUuid } from '../ids.js';
import type { Logger } from '../logging.js';
import { PlatformErrorCode } from './error-codes.js';
import type { RequestedOperation } from './operation-checks.js';
import { rejectedWhileExecuting, tooLarge, withoutLiteral } from './rejected-document.js';
import { rejectedArguments, type Shown } from './rejected-input.js';
import { rejectedVariables } from './rejected-variables.js';

/** Words a thrown error that the application expects; undefined for any other, which is then masked. */
export type KnownError = (error: unknown) => GraphQLError | undefined;

/** What goes out, and what HTTP should say about it where the error has a wish. */
export interface Exposure extends Shown {
  readonly http?: HttpWish;
}

interface HttpWish {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

const isHttpWish = (value: unknown): value is HttpWish => typeof value === 'object' && value !== null;

/** What a resolver threw, out of the wrapping that says where. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.path && error.originalError ? error.originalError : error;

/** A limit's own code, which Apollo replaces by a general one. */
const codeOf = ({ originalError, extensions }: GraphQLError): unknown =>
  (originalError instanceof GraphQLError ? originalError.extensions['code'] : undefined) ??
  extensions['code'];

function asWritten(error: GraphQLError): Exposure | undefined {
  const code = codeOf(error);
  if (typeof code !== 'string' || code === PlatformErrorCode.INTERNAL_SERVER_ERROR) return undefined;
  const { http, ...extensions } = error.extensions;
  const message = code === 'GRAPHQL_VALIDATION_FAILED' ? withoutLiteral(error) : error.message;
  return { message, extensions: { ...extensions, code }, ...(isHttpWish(http) && { http }) };
}

/** Hides what nobody expected behind a reference, under which the log has all of it. */
export function masked(error: unknown, log: Logger): Exposure {
  const reference = newUuid();
  log.error({ err: error, reference }, 'Unexpected error');
  const extensions = { code: PlatformErrorCode.INTERNAL_SERVER_ERROR, reference };
  return { message: 'Something went wrong on our side.', extensions };
}

/** Decides for one request what a client may see of each error: what it did wrong, or a reference. */
export function exposing(log: Logger, knownError: KnownError | undefined, requested?: RequestedOperation) {
  const variables = requested ? rejectedVariables(requested) : () => undefined;
  const readable = (error: GraphQLError): Exposure | undefined =>
    tooLarge(error) ??
    rejectedArguments(error, requested) ??
    variables(error) ??
    rejectedWhileExecuting(error) ??
    asWritten(error);
  return (error: unknown): Exposure => {
    const cause = causeOf(error);
    const known = knownError?.(cause);
    if (known) return asWritten(known) ?? masked(cause, log);
    const meant = cause instanceof GraphQLError && error instanceof GraphQLError;
    return (meant ? readable(error) : undefined) ?? masked(cause, log);
  };
}
