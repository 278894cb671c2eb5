import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger };

export interface LoggingOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Standard error unless told otherwise: standard output belongs to what a command prints for people. */
  readonly destination?: 'stderr' | 'stdout' | DestinationStream;
}

/** Secrets and the contents of requests, wherever they hang in a line. */
const secrets = ['authorization', 'cookie', 'token', 'password', 'secret', 'variables', 'connectionString'];
const redacted = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: LoggedError;
}

/**
 * An error without its other properties: a database puts the rejected row there, a validator the whole input.
 * Causes are followed a few steps only, because they may lead in a circle.
 */
function describeError(error: unknown, steps = 5): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no Error was thrown' };
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: name,
    message,
    ...(stack !== undefined && { stack }),
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && steps > 0 && { cause: describeError(cause, steps - 1) }),
  };
}

const streamOf = (to: LoggingOptions['destination'] = 'stderr'): DestinationStream =>
  typeof to === 'string' ? destination({ dest: to === 'stdout' ? 1 : 2, sync: true }) : to;

/** One JSON object per line. Errors go under `err`. */
export const createLogger = ({ level, destination: to }: LoggingOptions): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redacted, censor: '[redacted]' },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    streamOf(to),
  );
