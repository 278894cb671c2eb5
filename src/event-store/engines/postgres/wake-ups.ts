import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from '../../../platform/pause.js';
import type { Database } from '../../../platform/postgres/database.js';
import type { Unsubscribe } from '../../event-store.js';

const safetyPollMilliseconds = 1_000;

/** Listens until the connection breaks or `stop` comes. `wake` is called once it listens: something may have been missed. */
async function listenOnce({ pool }: Database, wake: () => void, stop: AbortSignal): Promise<void> {
  const client = await pool.connect();
  try {
    client.on('notification', wake);
    await Promise.all([
      once(client, 'end', { signal: stop }),
      client.query('LISTEN event_store').then(() => {
        wake();
      }),
    ]);
  } finally {
    client.release(true);
  }
}

async function listenUntil(stop: AbortSignal, database: Database, wake: () => void): Promise<void> {
  let failures = 0;
  const onListening = () => {
    failures = 0;
    wake();
  };
  const isOver = () => stop.aborted;
  while (!isOver()) {
    try {
      await listenOnce(database, onListening, stop);
    } catch (error) {
      if (isOver()) return;
      database.onConnectionError(error as Error);
    }
    await sleep(backoff(failures++), undefined, { ref: false, signal: stop }).catch(() => undefined);
  }
}

/**
 * Tells subscribers that something may have been appended: at once when this process did it, by NOTIFY when another did,
 * and every second in case a notification got lost. Listens on a connection of its own, from the first subscriber on.
 */
export function wakeUps(database: Database) {
  const subscribers = new Set<() => void>();
  const stop = new AbortController();
  let listening: Promise<void> | undefined;
  let poll: NodeJS.Timeout | undefined;

  // Apart from whoever appended: a subscriber that throws is its own trouble.
  const wakeAll = () => subscribers.forEach((wake) => queueMicrotask(wake));

  const start = () => {
    poll ??= setInterval(wakeAll, safetyPollMilliseconds).unref();
    listening ??= listenUntil(stop.signal, database, wakeAll);
  };

  return {
    wakeAll,
    subscribe: (wake: () => void): Unsubscribe => {
      // A function of its own, so that the same `wake` given twice is two subscriptions.
      const subscriber = () => {
        if (subscribers.has(subscriber)) wake();
      };
      subscribers.add(subscriber);
      if (!stop.signal.aborted) start();
      return () => subscribers.delete(subscriber);
    },
    async close(): Promise<void> {
      stop.abort();
      clearInterval(poll);
      subscribers.clear();
      await listening;
    },
  };
}
