import {
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { backoff, pause } from '../../../platform/pause.js';
import { EventStoreRefused, EventStoreUnavailable } from './failures.js';

export interface Patience {
  /** How long one attempt may go without an answer. */
  readonly attemptMs: number;
  /** After how long it is given up altogether; what became of it is unknown then. */
  readonly totalMs: number;
}

export const usualPatience: Patience = { attemptMs: 5_000, totalMs: 20_000 };

export type OnTrouble = (error: unknown) => void;

/** Nothing came for too long. The client's own deadline does not cover everything: discovery, a full pipe, a stalled read. */
class Silent extends Error {
  override readonly name = 'Silent';
}

/** A read ended without an error and without what is known to be there: the server let go of it. */
export class CutShort extends Error {
  override readonly name = 'CutShort';
}

/** The connection that a call was to go over has just been given up for another. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** While a cluster elects a leader there is nobody to be found, and the client has no class for that; nor for a closed channel. */
const passing = [/^Failed to discover/, /^Channel has been shut down/];

const classes = [
  UnavailableError,
  CancelledError,
  DeadlineExceededError,
  TimeoutError,
  NotLeaderError,
  // A connection that was cut in the middle comes as this, and a server that knows of no leader.
  UnknownError,
  Silent,
  CutShort,
  GivenUp,
];

/** Trouble of the moment: the same may be tried again. */
const isOfTheMoment = (error: unknown): boolean =>
  classes.some((each) => error instanceof each) ||
  (error instanceof Error && passing.some((start) => start.test(error.message)));

export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
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

/** Repeats what may be repeated until it has an answer or patience ends. `attempt` is told how many came before it. */
export const patiently =
  ({ totalMs }: Patience, onTrouble: OnTrouble) =>
  async <Result>(attempt: (tries: number) => Promise<Result>): Promise<Result> => {
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
  };
