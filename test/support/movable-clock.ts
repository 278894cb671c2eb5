import { type Clock, systemClock } from '../../src/platform/clock.js';

export interface MovableClock extends Clock {
  readonly moveOn: (days: number) => void;
}

const dayInMilliseconds = 86_400_000;

/** The machine's clock, until a test moves it on. */
export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.parse(systemClock.now()) + ahead).toISOString(),
    monotonic: systemClock.monotonic,
    moveOn: (days) => (ahead += days * dayInMilliseconds),
  };
}
