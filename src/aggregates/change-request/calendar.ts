const dayInMilliseconds = 86_400_000;

export const daysLater = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * dayInMilliseconds).toISOString();

/** The clocks furthest ahead of UTC. */
const mostAheadInMilliseconds = 50_400_000;

/** The date (YYYY-MM-DD) where the day is furthest on. */
export const furthestDay = (instant: string): string =>
  new Date(Date.parse(instant) + mostAheadInMilliseconds).toISOString().slice(0, 10);
