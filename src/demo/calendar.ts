const day = 86_400_000;

/** The demo's days, counted from a Monday. */
export interface Calendar {
  readonly at: (day: number, time: string) => string;
  readonly on: (day: number) => string;
}

/** Days of the story that lie in the past at its first telling, and no more than a week beside. */
const told = 80;

const dateOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** The Monday that a story told now begins on. */
export function firstDayBefore(now: string): string {
  const latest = Date.parse(`${now.slice(0, 10)}T00:00:00Z`) - told * day;
  const sinceMonday = (new Date(latest).getUTCDay() + 6) % 7;
  return dateOf(latest - sinceMonday * day);
}

export function calendarFrom(firstDay: string): Calendar {
  const on = (number: number) => dateOf(Date.parse(`${firstDay}T00:00:00Z`) + number * day);
  return { on, at: (number, time) => `${on(number)}T${time}:00.000Z` };
}

/** Instants some minutes apart, for things that are written down one after the other. */
export function minutesFrom(instant: string, step = 6): () => string {
  let next = Date.parse(instant);
  return () => {
    const now = new Date(next).toISOString();
    next += step * 60_000;
    return now;
  };
}
