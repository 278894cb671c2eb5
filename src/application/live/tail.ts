import {
  type EventStore,
  logStart,
  type RecordedEvent,
  type Unsubscribe,
} from '../../event-store/event-store.js';
import { toFact } from '../../event-store/serialisation.js';
import type { Fact } from '../../kernel/fact.js';

/** Hears of every fact, in the order of the log, at once and without waiting: what it does not want it lets go. */
export interface Listener {
  readonly hear: (fact: Fact) => void;
  /** A fact could not be read, so what comes after it would be told with a gap. */
  readonly fail: (error: unknown) => void;
}

export interface Joined {
  /** Every fact after this position is heard. */
  readonly position: bigint;
  readonly leave: () => void;
}

/** The end of the log, read once for everybody in this process who follows it, and only while somebody does. */
export interface Tail {
  join(listener: Listener): Promise<Joined>;
}

export interface TailOptions {
  readonly store: Pick<EventStore, 'head' | 'readAll' | 'onAppended'>;
  readonly onError: (error: unknown) => void;
}

const pageSize = 500;

export function tailOf({ store, onError }: TailOptions): Tail {
  const listeners = new Set<Listener>();
  let position = logStart;
  let unsubscribe: Unsubscribe | undefined;
  let starting: Promise<void> | undefined;
  let reading = false;
  let stale = false;

  const tell = (recorded: RecordedEvent) => {
    position = recorded.position;
    try {
      const fact = toFact(recorded);
      listeners.forEach(({ hear }) => hear(fact));
    } catch (error) {
      listeners.forEach(({ fail }) => fail(error));
    }
  };

  const readOn = async () => {
    do {
      stale = false;
      const page = await store.readAll(position, pageSize);
      page.forEach(tell);
      stale ||= page.length === pageSize;
    } while (stale && listeners.size > 0);
  };

  const wake = () => {
    stale = true;
    if (reading || listeners.size === 0) return;
    reading = true;
    // The database's troubles pass; the next wake-up comes within a second.
    void readOn()
      .catch(onError)
      .finally(() => (reading = false));
  };

  const start = async () => {
    unsubscribe = store.onAppended(wake);
    position = await store.head();
  };

  const stop = () => {
    unsubscribe?.();
    unsubscribe = undefined;
    starting = undefined;
  };

  const join = async (listener: Listener): Promise<Joined> => {
    for (;;) {
      const mine = (starting ??= start());
      try {
        await mine;
      } catch (error) {
        if (starting === mine) stop();
        throw error;
      }
      // Whoever was the last to leave may have stopped it meanwhile.
      if (starting === mine) break;
    }
    listeners.add(listener);
    const from = position;
    // What was appended while it started woke nobody.
    wake();
    return {
      position: from,
      leave: () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      },
    };
  };
  return { join };
}
