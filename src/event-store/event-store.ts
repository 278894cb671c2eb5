/** One aggregate's history. How the two parts become a name is an engine's affair. */
export interface StreamId {
  readonly category: string;
  readonly id: string;
}

/** A fact to be stored. `data` and `metadata` are JSON texts: their exact bytes are kept for ever. */
export interface NewEvent {
  /** Derived from the command and the event's index in it, so that a retry is the same event in any engine. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

/**
 * A stored fact. `revision` counts within the stream from 0; `position` orders the whole log, from 1 and (on an engine
 * that can) without gaps; `recordedAt` is the store's own clock (RFC 3339, UTC) and never runs backwards.
 */
export interface RecordedEvent extends NewEvent {
  readonly stream: StreamId;
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: string;
}

/** The revision of a stream without events, so that an append can demand a new stream. */
export const noStream = -1;

/** Before the first event of the log. */
export const logStart = 0n;

export interface AppendRequest {
  readonly stream: StreamId;
  /** The revision that the decision was based on; `'any'` where the facts hold whatever came before. */
  readonly expectedRevision: number | 'any';
  /** UUID of the command: the idempotency key. Each is taken once. */
  readonly commandId: string;
  /** Digest of the command's whole content, so that the same id with another content is told apart. */
  readonly fingerprint: string;
  /** One at least. */
  readonly events: readonly NewEvent[];
}

/** Where an append ended: the last event's revision and position, and the instant of storing. */
export interface Appended {
  readonly stream: StreamId;
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: string;
}

export type AppendResult =
  | ({ readonly outcome: 'ok' } & Appended)
  /** The stream's revision isn't the expected one. Nothing was stored. */
  | { readonly outcome: 'conflict'; readonly actualRevision: number }
  /**
   * The command id was taken before: here is what it did. Nothing was stored now. `fingerprint` is the first one's, or
   * empty when the store has forgotten the command and knows it only by its events.
   */
  | ({ readonly outcome: 'duplicate'; readonly fingerprint: string } & Appended);

/** The store takes no more work at the moment; try again after the given time. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  constructor(readonly retryAfterSeconds: number) {
    super(`The event store has too many appends waiting. Try again in ${retryAfterSeconds} s.`);
  }
}

/** A part of a stream: at most so many events from a revision on. */
export interface Stretch {
  readonly stream: StreamId;
  readonly from: number;
  readonly limit: number;
}

/** The port. Everything above it is the same code on every engine; test/event-store/conformance.ts says what it promises. */
export interface EventStore {
  /** Whether positions have no gaps, so that the difference of two is how many events lie between them. */
  readonly gapless: boolean;
  /**
   * Stores all of a request's events or none. Rejects with `InvalidAppend` when no engine could store it, with
   * `Overloaded` when the queue is full, and with the engine's error when the request is at fault or the outcome unknown:
   * then the same request may be sent again and is stored at most once.
   */
  append(request: AppendRequest): Promise<AppendResult>;
  /** One stream's events from a revision on, in order. */
  readStream(stream: StreamId, from?: number, limit?: number): Promise<readonly RecordedEvent[]>;
  /** The same of several streams, an answer for each in their order; one read, where the engine can. */
  readStreams(stretches: readonly Stretch[]): Promise<readonly (readonly RecordedEvent[])[]>;
  /** At most `limit` events after `position`, in order. */
  readAll(after: bigint, limit: number): Promise<readonly RecordedEvent[]>;
  /** The event at a position; `undefined` where there is none. */
  readAt(position: bigint): Promise<RecordedEvent | undefined>;
  /** Of the events whose metadata name this project (`projectId`), at most `limit` after `position`, in order. */
  readProject(projectId: string, after: bigint, limit: number): Promise<readonly RecordedEvent[]>;
  /** The position of the last event; `logStart` when there is none. */
  head(): Promise<bigint>;
  /**
   * The position of the last event recorded at that instant (RFC 3339) or before, `logStart` when there is none, `undefined`
   * when the instant has not passed yet by the store's clock: whatever is stored later is recorded later, so an answer
   * never changes.
   */
  positionAt(instant: string): Promise<bigint | undefined>;
  /** What a command did, while its id is kept. */
  findCommand(commandId: string): Promise<(Appended & { readonly fingerprint: string }) | undefined>;
  /**
   * Calls `wake` when something may have been appended, by any process, at least once after each append. Calls are hints:
   * several appends may share one, and there may be calls without an append.
   */
  onAppended(wake: () => void): Unsubscribe;
  close(): Promise<void>;
}

export type Unsubscribe = () => void;
