import {
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
  START,
  streamNameFilter,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { noStream } from '../../event-store.js';
import { mendedClient } from './client.js';
import { EventStoreReadOnly, EventStoreRefused, isAppendDenied } from './failures.js';
import { CutShort, type OnTrouble, type Patience, patiently, within } from './patience.js';
import { type Cancellable, collected, type SentEvent, type ServerEvent } from './reads.js';

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

const fromEnd = { fromPosition: END, direction: BACKWARDS } as const;

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

  /** Whether a server that denies an append would answer a read. */
  const canRead = () =>
    collected(client.readAll({ ...fromEnd, maxCount: 1, requiresLeader: true }), attemptMs).then(
      () => true,
      () => false,
    );

  const appending = (stream: string, expected: number | 'any', events: readonly SentEvent[]) =>
    insist(async (tries): Promise<Appending> => {
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
    });

  return {
    /** Stores all or nothing at a given revision; the same ids at the same place are stored once, however often sent. */
    append: async (
      stream: string,
      expected: number | 'any',
      events: readonly SentEvent[],
    ): Promise<Appending> => {
      try {
        return await appending(stream, expected, events);
      } catch (error) {
        if (isAppendDenied(error) && (await canRead())) throw new EventStoreReadOnly(error);
        throw error;
      }
    },

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
