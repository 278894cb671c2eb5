import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import { toFact, type Upcasters } from '../event-store/serialisation.js';
import type { ReadEvent } from './fold.js';

/** Reads events after a position, in order. */
export type ReadFacts = (after: bigint, limit: number) => Promise<readonly ReadEvent[]>;

/** Enough to spread the round trips over, little enough for requests to be served between two batches. */
export const batchSize = 1_000;

function readEvent(recorded: RecordedEvent, upcasters: Upcasters): ReadEvent {
  try {
    return { recorded, fact: toFact(recorded, upcasters) };
  } catch (error) {
    return { recorded, unreadable: error };
  }
}

export const factsOf =
  (store: EventStore, upcasters: Upcasters): ReadFacts =>
  async (after, limit) =>
    (await store.readAll(after, limit)).map((recorded) => readEvent(recorded, upcasters));

/**
 * One read for all the projections that stand at the same position, as they do whenever they keep up. `stale` has to be
 * called when events were appended: a read from before it is not shared any more.
 */
export function sharedFacts(read: ReadFacts): { readonly read: ReadFacts; readonly stale: () => void } {
  let last: { after: bigint; limit: number; events: ReturnType<ReadFacts> } | undefined;
  const readShared: ReadFacts = (after, limit) => {
    if (last?.after === after && last.limit === limit) return last.events;
    const mine = { after, limit, events: read(after, limit) };
    last = mine;
    const forget = () => {
      if (last === mine) last = undefined;
    };
    // An empty answer or an error says nothing about the next moment.
    mine.events.then((events) => events.length < limit && forget(), forget);
    return mine.events;
  };
  return { read: readShared, stale: () => (last = undefined) };
}
