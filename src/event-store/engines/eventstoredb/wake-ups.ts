import { backoff, bell } from '../../../platform/pause.js';
import type { Unsubscribe } from '../../event-store.js';
import type { Connection } from './connection.js';
import type { OnTrouble } from './patience.js';

/**
 * Wakes readers when something may have been appended. Only that: readers read pages of the log from where they are, so a
 * subscription that ends without a word, repeats or reorders can't make them miss or repeat anything.
 */
export function wakeUps(connection: Connection, prefix: string, onTrouble: OnTrouble) {
  const subscribers = new Set<{ readonly wake: () => void }>();
  const ending = bell();
  let following: Promise<void> | undefined;
  let current: ReturnType<Connection['follow']> | undefined;
  const closed = new AbortController();

  const wakeAll = () => subscribers.forEach(({ wake }) => wake());

  async function once(): Promise<void> {
    const subscription = connection.follow(prefix);
    current = subscription;
    // Whatever came while nobody listened is found by looking now.
    subscription.on('confirmation', wakeAll);
    const events = subscription[Symbol.asyncIterator]();
    while ((await events.next()).done !== true) wakeAll();
  }

  async function follow(): Promise<void> {
    for (let attempt = 0; !closed.signal.aborted; attempt += 1) {
      const began = performance.now();
      await once().catch(onTrouble);
      if (performance.now() - began > 10_000) attempt = 0;
      wakeAll();
      await ending.wait(backoff(attempt, 2_000));
    }
  }

  return {
    wakeAll,
    subscribe: (wake: () => void): Unsubscribe => {
      const subscriber = { wake };
      subscribers.add(subscriber);
      following ??= follow();
      return () => void subscribers.delete(subscriber);
    },
    close: async (): Promise<void> => {
      closed.abort();
      subscribers.clear();
      ending.ring();
      // One that never came about has nothing to be ended, and says so.
      await current?.unsubscribe().catch(onTrouble);
      await following;
    },
  };
}
