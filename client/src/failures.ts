/** An error as GraphQL answers it beside, or instead of, data. */
export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>> & { readonly code?: string };
}

interface Told {
  readonly status: number;
  readonly errors: readonly ApiError[];
  readonly data?: unknown;
  readonly commandId?: string | undefined;
}

/** The server answered with errors: malformed input, no such right, a limit that was exceeded, a fault. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly status: number;
  readonly errors: readonly ApiError[];
  /** What was answered all the same. */
  readonly data: unknown;
  /** Of the command that failed, if it was one. */
  readonly commandId: string | undefined;

  constructor({ status, errors, data, commandId }: Told) {
    super(
      errors.map(({ message }) => message).join(' ') || `The server answered ${status} and nothing to read.`,
    );
    this.status = status;
    this.errors = errors;
    this.data = data;
    this.commandId = commandId;
  }

  /** The code of the first error, such as BAD_USER_INPUT. */
  get code(): string | undefined {
    return this.errors[0]?.extensions?.code;
  }
}

/**
 * No answer came, however often it was asked for. Whether a command was done is unknown: send it again with this
 * `commandId`, whenever that is, and it is done once.
 */
export class ReplyLost extends Error {
  override readonly name = 'ReplyLost';
  readonly commandId: string | undefined;

  constructor(cause: unknown, commandId: string | undefined) {
    super('No answer came from the server.', { cause });
    this.commandId = commandId;
  }
}
