import {
  type AllStreamRecordedEvent,
  type AllStreamSubscription,
  ANY,
  type AppendExpectedRevision,
  BACKWARDS,
  binaryEvent,
  CancelledError,
  DeadlineExceededError,
  END,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  NotLeaderError,
  type Position,
  type ReadPosition,
  type ResolvedEvent,
  START,
  streamNameFilter,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { backoff, pause } from '../../../platform/pause.js';
import { noStream } from '../../event-store.js';
import { EventStoreRefused, EventStoreUnavailable } from './failures.js';

/** An event as the server keeps it. */
export interface ServerEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
  readonly position: Position;
}

/** An event as it is sent. */
export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Patience {
  /** How long one attempt may go without an answer. */
  readonly attemptMs: number;
  /** After how long it is given up altogether; what became of it is unknown then. */
  readonly totalMs: number;
}

export const usualPatience: Patience = { attemptMs: 5_000, totalMs: 20_000 };

export type Appending =
  | { readonly outcome: 'ok'; readonly revision: number }
  /** `unsure`: an attempt before this answer got none, so what is there may be one's own. */
  | { readonly outcome: 'conflict'; readonly actualRevision: number; readonly unsure: boolean };

/** While a cluster elects a leader there is nobody to be found; the client has no class for that. */
const isLeaderless = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Failed to discover');

/** Trouble of the moment: the same may be tried again. */
const isOfTheMoment = (error: unknown): boolean =>
  error instanceof UnavailableError ||
  error instanceof CancelledError ||
  error instanceof DeadlineExceededError ||
  error instanceof TimeoutError ||
  error instanceof NotLeaderError ||
  // A connection that was cut in the middle comes as this.
  error instanceof UnknownError ||
  error instanceof Silent ||
  isLeaderless(error);

/** Nothing came for too long. The client's own deadline does not cover everything: discovery, a full pipe, a stalled read. */
class Silent extends Error {
  override readonly name = 'Silent';
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silent(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
    // Whatever becomes of it now, somebody has to hear it.
    work.catch(() => undefined);
  }
}

const expectedBy = (expected: number | 'any'): AppendExpectedRevision => {
  if (expected === 'any') return ANY;
  return expected === noStream ? NO_STREAM : BigInt(expected);
};

const revisionFrom = (current: bigint | string): number =>
  typeof current === 'bigint' ? Number(current) : noStream;

const eventFrom = ({ event }: ResolvedEvent): ServerEvent[] => {
  if (!event) return [];
  const { streamId, id, type, revision, data, metadata, created, position } = event as AllStreamRecordedEvent;
  const bytes = (value: unknown) => (value instanceof Uint8Array ? value : new Uint8Array());
  return [
    {
      stream: streamId,
      id,
      type,
      revision: Number(revision),
      data: bytes(data),
      metadata: bytes(metadata),
      created,
      position,
    },
  ];
};

interface Cancellable extends AsyncIterable<ResolvedEvent> {
  cancel(): Promise<void>;
}

/** Reads to the end. The client lets a read wait for ever, so silence is watched here. */
async function collected(reading: Cancellable, attemptMs: number): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  const iterator = reading[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(attemptMs, iterator.next());
      if (next.done === true) return events;
      events.push(...eventFrom(next.value));
    }
  } catch (error) {
    await reading.cancel().catch(() => undefined);
    throw error;
  }
}

/**
 * One append call per request. The client would put all appends of a process into one stream of batches, and share what it
 * knows of them between all clients: there a failure of one rejects the others', a late answer ends the process, and the
 * deadline is never looked at.
 */
function withoutBatches(client: EventStoreDBClient): EventStoreDBClient {
  const supporting = client as unknown as { supports: () => Promise<boolean> };
  supporting.supports = () => Promise.resolve(false);
  return client;
}

export type OnTrouble = (error: unknown) => void;

export type Direction = 'forwards' | 'backwards';

/** The client with what it lacks: deadlines that hold, retries that repeat nothing, errors that say what to do. */
export function connect(url: string, patience: Patience, onTrouble: OnTrouble) {
  const client = withoutBatches(EventStoreDBClient.connectionString(url));
  const { attemptMs, totalMs } = patience;
  const asked = { requiresLeader: true, deadline: attemptMs };

  /** Repeats what may be repeated until it has an answer or patience ends. `attempt` is told whether it is the first. */
  async function patiently<Result>(attempt: (tries: number) => Promise<Result>): Promise<Result> {
    const end = performance.now() + totalMs;
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt(tries);
      } catch (error) {
        if (!isOfTheMoment(error)) throw error instanceof Error ? EventStoreRefused.from(error) : error;
        onTrouble(error);
        const wait = backoff(tries, 1_000);
        if (performance.now() + wait > end) throw new EventStoreUnavailable(error);
        await pause(wait);
      }
    }
  }

  const reading = (open: () => Cancellable) => patiently(() => collected(open(), attemptMs));

  return {
    /** Stores all or nothing at a given revision; the same ids at the same place are stored once, however often sent. */
    append: (stream: string, expected: number | 'any', events: readonly SentEvent[]): Promise<Appending> =>
      patiently(async (tries) => {
        try {
          const stored = client.appendToStream(
            stream,
            events.map((event) => binaryEvent(event)),
            { ...asked, expectedRevision: expectedBy(expected) },
          );
          const { success, nextExpectedRevision } = await within(attemptMs + 500, stored);
          const revision = Number(nextExpectedRevision);
          // Only where the URL turns the client's errors off.
          if (!success) return { outcome: 'conflict', actualRevision: revision, unsure: tries > 0 };
          return { outcome: 'ok', revision };
        } catch (error) {
          if (!(error instanceof WrongExpectedVersionError)) throw error;
          const actualRevision = revisionFrom(error.actualVersion);
          return { outcome: 'conflict', actualRevision, unsure: tries > 0 };
        }
      }),

    /** A stream's events; none when there is no such stream. */
    readStream: async (
      stream: string,
      {
        from,
        limit,
        direction,
      }: { readonly from: number | 'end'; readonly limit: number; readonly direction: Direction },
    ): Promise<readonly ServerEvent[]> => {
      try {
        return await reading(() =>
          client.readStream(stream, {
            requiresLeader: true,
            fromRevision: from === 'end' ? END : BigInt(from),
            maxCount: limit,
            direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
          }),
        );
      } catch (error) {
        if (error instanceof EventStoreRefused && error.cause instanceof StreamNotFoundError) return [];
        throw error;
      }
    },

    /** Events of everybody, from a place on. */
    readAll: (
      from: Position | 'start' | 'end',
      { limit, direction }: { readonly limit: number; readonly direction: Direction },
    ): Promise<readonly ServerEvent[]> => {
      const fromPosition: ReadPosition = from === 'start' ? START : from === 'end' ? END : from;
      return reading(() =>
        client.readAll({
          requiresLeader: true,
          fromPosition,
          maxCount: limit,
          direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
        }),
      );
    },

    /** Whatever is new in streams whose names begin so. It ends without a word when the server lets go of it. */
    follow: (prefix: string): AllStreamSubscription =>
      client.subscribeToAll({ fromPosition: END, filter: streamNameFilter({ prefixes: [prefix] }) }),

    close: () => client.dispose(),
  };
}

export type Connection = ReturnType<typeof connect>;
