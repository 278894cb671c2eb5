import {
  type AllStreamRecordedEvent,
  type AllStreamSubscription,
  ANY,
  type AppendExpectedRevision,
  BACKWARDS,
  binaryEvent,
  END,
  FORWARDS,
  NO_STREAM,
  type Position,
  type ReadPosition,
  type ResolvedEvent,
  START,
  streamNameFilter,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { noStream } from '../../event-store.js';
import { mendedClient } from './client.js';
import { EventStoreRefused } from './failures.js';
import { CutShort, type OnTrouble, type Patience, patiently, within } from './patience.js';

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

export type Appending =
  | { readonly outcome: 'ok'; readonly revision: number }
  /** `unsure`: an attempt before this answer got none, so what is there may be one's own. */
  | { readonly outcome: 'conflict'; readonly actualRevision: number; readonly unsure: boolean };

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
    // It is only over when the client has found a server, which may take longer than anybody here waits.
    reading.cancel().catch(() => undefined);
    throw error;
  }
}

export type Direction = 'forwards' | 'backwards';

/** Whether an answer has what it must have. One that the server ends early, and without an error, looks like a whole one. */
export type IsWhole = (events: readonly ServerEvent[]) => boolean;

export const isSome: IsWhole = (events) => events.length > 0;

export interface StreamRange {
  readonly from: number | 'end';
  readonly limit: number;
  readonly direction: Direction;
  readonly isWhole?: IsWhole;
}

export interface LogRange {
  readonly limit: number;
  readonly direction: Direction;
  readonly isWhole?: IsWhole;
}

/** The client with what it lacks: deadlines that hold, retries that repeat nothing, errors that say what to do. */
export function connect(url: string, patience: Patience, onTrouble: OnTrouble) {
  const client = mendedClient(url, onTrouble);
  const { attemptMs } = patience;
  const insist = patiently(patience, onTrouble);
  const asked = { requiresLeader: true, deadline: attemptMs };

  const reading = (open: () => Cancellable, isWhole: IsWhole = () => true) =>
    insist(async () => {
      const events = await collected(open(), attemptMs);
      if (!isWhole(events)) throw new CutShort('The server ended a read before it was over.');
      return events;
    });

  return {
    /** Stores all or nothing at a given revision; the same ids at the same place are stored once, however often sent. */
    append: (stream: string, expected: number | 'any', events: readonly SentEvent[]): Promise<Appending> =>
      insist(async (tries) => {
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

    /** A stream's events; none when the server says that there is no such stream. */
    readStream: async (
      stream: string,
      { from, limit, direction, isWhole }: StreamRange,
    ): Promise<readonly ServerEvent[]> => {
      try {
        return await reading(
          () =>
            client.readStream(stream, {
              requiresLeader: true,
              fromRevision: from === 'end' ? END : BigInt(from),
              maxCount: limit,
              direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
            }),
          isWhole,
        );
      } catch (error) {
        if (error instanceof EventStoreRefused && error.cause instanceof StreamNotFoundError) return [];
        throw error;
      }
    },

    /** Events of everybody, from a place on. */
    readAll: (
      from: Position | 'start' | 'end',
      { limit, direction, isWhole }: LogRange,
    ): Promise<readonly ServerEvent[]> => {
      const fromPosition: ReadPosition = from === 'start' ? START : from === 'end' ? END : from;
      return reading(
        () =>
          client.readAll({
            requiresLeader: true,
            fromPosition,
            maxCount: limit,
            direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
          }),
        isWhole,
      );
    },

    /** Whatever is new in streams whose names begin so. It ends without a word when the server lets go of it. */
    follow: (prefix: string): AllStreamSubscription =>
      client.subscribeToAll({ fromPosition: END, filter: streamNameFilter({ prefixes: [prefix] }) }),

    close: () => client.dispose(),
  };
}

export type Connection = ReturnType<typeof connect>;
