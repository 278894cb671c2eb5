/** Where the time comes from. Everything outside the platform gets instants as data. */
export interface Clock {
  /** Now, as an RFC 3339 instant in UTC with milliseconds. */
  readonly now: () => string;
  /** Milliseconds that only ever grow, for measuring spans. */
  readonly monotonic: () => number;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonic: () => performance.now(),
};
