import type { RecordedEvent } from '../event-store/event-store.js';
import type { Fact } from '../kernel/fact.js';
import type { Projection } from './projection.js';

/** A projection of any row type: the machinery stores rows and never looks into them. */
export type AnyProjection = Omit<Projection<never>, 'fold'> & {
  readonly fold: (row: never, fact: Fact, key: string) => object | undefined;
};

/** The rows of a projection's builds were made by its own fold, so it may have them back. */
export const untyped = (projection: AnyProjection): Projection<object> => projection as Projection<object>;

export interface StoredRow {
  /** The event that changed it last. */
  readonly position: bigint;
  readonly doc: object;
}

/** Rows by key; `undefined` where there is known to be none. */
export type Rows = Map<string, StoredRow | undefined>;

/** A stored event as a fact, or why it can't be read as one. */
export type ReadEvent = { readonly recorded: RecordedEvent } & (
  { readonly fact: Fact } | { readonly unreadable: unknown }
);

/** Why something that follows the log stops at an event instead of skipping it. */
export interface Obstacle extends Error {
  readonly event: Pick<RecordedEvent, 'id' | 'type' | 'position'>;
}

/** An event that a projection can't take in. */
export class PoisonEvent extends Error implements Obstacle {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`Event ${event.type} at position ${event.position.toString()} can't be folded: ${reason}`, {
      cause,
    });
  }
}

/** A fact and the rows that it touches. */
export interface Touch {
  readonly recorded: RecordedEvent;
  readonly fact: Fact;
  readonly keys: readonly string[];
}

interface Planned {
  readonly touches: readonly Touch[];
  readonly poison?: PoisonEvent;
}

/** Which rows the events touch, up to the first event that can't be read. */
export function planFold(projection: Projection<object>, events: readonly ReadEvent[]): Planned {
  const touches: Touch[] = [];
  for (const event of events) {
    if ('unreadable' in event) return { touches, poison: new PoisonEvent(event.recorded, event.unreadable) };
    const { recorded, fact } = event;
    try {
      touches.push({ recorded, fact, keys: [...new Set(projection.keysOf(fact))] });
    } catch (error) {
      return { touches, poison: new PoisonEvent(recorded, error) };
    }
  }
  return { touches };
}

interface Folded {
  /** How many of the touches were folded. */
  readonly count: number;
  readonly changed: ReadonlySet<string>;
  readonly poison?: PoisonEvent;
}

/** Folds into `rows` up to the first event that fails; of that one, nothing stays. The very same row means no change. */
export function foldInto(projection: Projection<object>, rows: Rows, touches: readonly Touch[]): Folded {
  const changed = new Set<string>();
  for (const [count, { recorded, fact, keys }] of touches.entries()) {
    try {
      const next = keys.map((key) => projection.fold(rows.get(key)?.doc, fact, key));
      keys.forEach((key, index) => {
        const doc = next[index];
        if (doc === rows.get(key)?.doc) return;
        rows.set(key, doc && { position: fact.position, doc });
        changed.add(key);
      });
    } catch (error) {
      return { count, changed, poison: new PoisonEvent(recorded, error) };
    }
  }
  return { count: touches.length, changed };
}
