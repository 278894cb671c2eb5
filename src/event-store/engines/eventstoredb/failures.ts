import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
} from '@eventstore/db-client';

/** The server did not answer, or not as a leader. What became of an append is unknown; the same may be sent again. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
  constructor(cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(
      `EventStoreDB does not answer (${detail}). Check EVENTSTOREDB_URL, that the server is up, and that its cluster has a leader.`,
      { cause },
    );
  }
}

const advice = (error: Error): string => {
  if (error instanceof AccessDeniedError)
    return 'EventStoreDB refuses access. The user in EVENTSTOREDB_URL has to be allowed to append to and read all streams, $all too.';
  if (error instanceof MaxAppendSizeExceededError)
    return 'The events are larger than EventStoreDB takes at once (its setting MaxAppendSize).';
  if (error instanceof StreamDeletedError)
    return 'Somebody has deleted a stream of facts in EventStoreDB. Restore it from a backup: what happened has to stay.';
  if (error instanceof InvalidArgumentError)
    return `EventStoreDB's client refuses the request: ${error.message}`;
  return `EventStoreDB refuses: ${error.message}`;
};

/** The server answered no. Nothing was stored. */
export class EventStoreRefused extends Error {
  override readonly name: string = 'EventStoreRefused';

  static from(cause: Error): EventStoreRefused {
    return new EventStoreRefused(advice(cause), { cause });
  }
}

/** The server lets this program read, and store nothing. */
export class EventStoreReadOnly extends EventStoreRefused {
  override readonly name = 'EventStoreReadOnly';
  constructor(cause: Error) {
    super(
      'EventStoreDB lets this program read, and append nothing. The user in EVENTSTOREDB_URL has to be allowed to append to streams that begin with "answerable", and the server must not be a read-only one.',
      { cause },
    );
  }
}

/** An append that was denied, where reading is not. */
export const isAppendDenied = (error: unknown): error is EventStoreRefused =>
  error instanceof EventStoreRefused && error.cause instanceof AccessDeniedError;

/** The log holds what this program has not written, or not so. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}
