import { setTimeout } from 'node:timers/promises';

/** Resolves after `milliseconds`. */
export const pause = (milliseconds: number): Promise<void> => setTimeout(milliseconds);

/** How long to wait before the next attempt: doubling up to `most`, and spread so that many don't come back at once. */
export const backoff = (attempt: number, most = 5_000): number =>
  Math.min(most, 100 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);

/** A wake-up that is never missed: a ring while nobody waits ends the next wait at once. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after `milliseconds` without one. */
  wait(milliseconds: number): Promise<void>;
}

export function bell(): Bell {
  let rung = false;
  let wakeUp: () => void = () => undefined;
  return {
    ring: () => {
      rung = true;
      wakeUp();
    },
    wait: async (milliseconds) => {
      if (!rung) {
        const over = new AbortController();
        wakeUp = () => over.abort();
        await setTimeout(milliseconds, undefined, { signal: over.signal }).catch((error: unknown) => {
          if (!over.signal.aborted) throw error;
        });
      }
      rung = false;
    },
  };
}
