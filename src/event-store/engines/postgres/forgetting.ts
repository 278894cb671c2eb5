import type { PostgresEventStore } from './postgres-event-store.js';

export interface ForgettingOptions {
  /** For how many days a command's id and fingerprint are kept. */
  readonly days: number;
  /** The time now (RFC 3339, UTC). */
  readonly now: () => string;
  readonly onError: (error: unknown) => void;
}

const dayInMilliseconds = 86_400_000;
const everyMilliseconds = 3_600_000;
const atOnce = 10_000;

/** Forgets all commands older than so many days, in steps that hold nobody up. */
export async function forgetOldCommands(
  store: PostgresEventStore,
  { days, now }: Pick<ForgettingOptions, 'days' | 'now'>,
): Promise<number> {
  const olderThan = new Date(Date.parse(now()) - days * dayInMilliseconds).toISOString();
  let forgotten = 0;
  for (;;) {
    const step = await store.forgetCommands(olderThan, atOnce);
    forgotten += step;
    if (step < atOnce) return forgotten;
  }
}

/** Does so now and every hour. Call the returned function to end it; it waits for the step under way. */
export function keepForgetting(store: PostgresEventStore, options: ForgettingOptions): () => Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve();
  const forget = () => {
    underWay = forgetOldCommands(store, options).catch(options.onError);
  };
  forget();
  const timer = setInterval(forget, everyMilliseconds).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
