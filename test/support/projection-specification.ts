import type { EventStore } from '../../src/event-store/event-store.js';
import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import { newEvents } from '../../src/event-store/serialisation.js';
import type { Fact } from '../../src/kernel/fact.js';
import type { Query } from '../../src/platform/postgres/sql.js';
import type { AnyProjection } from '../../src/projections/fold.js';
import type { Projection } from '../../src/projections/projection.js';
import { startProjections } from '../../src/projections/start-projections.js';
import { testDatabase } from './postgres.js';

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Folds in memory, with every row and fact frozen: a fold that changes what it was given throws. */
export function folded<Row extends object>(
  { keysOf, fold }: Pick<Projection<Row>, 'keysOf' | 'fold'>,
  facts: readonly Fact[],
  between: (row: Row) => Row = (row) => row,
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const fact of facts.map(frozen))
    for (const key of keysOf(fact)) {
      const row = fold(rows.get(key), fact, key);
      if (row === undefined) rows.delete(key);
      else rows.set(key, frozen(between(row)));
    }
  return rows;
}

async function store(eventStore: EventStore, { type, data, stream, metadata }: Fact): Promise<bigint> {
  const { commandId, fingerprint } = metadata;
  const events = newEvents([{ type, data: data as object }], metadata);
  const stored = await eventStore.append({ stream, expectedRevision: 'any', commandId, fingerprint, events });
  if (stored.outcome === 'conflict') throw new Error(`${type} was not stored.`);
  return stored.position;
}

export interface Projected {
  readonly query: Query;
  /** Stores more facts and waits until the read models show them. */
  readonly tell: (facts: readonly Fact[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const quiet = { info: () => undefined, warn: console.warn, error: console.error };

/** A database of its own with these facts in it, and the projections running: what is there already is built in bulk. */
export async function projected(
  projections: readonly AnyProjection[],
  facts: readonly Fact[],
): Promise<Projected> {
  const { database, drop } = await testDatabase();
  const eventStore = postgresEventStore(database);
  const storeAll = async (told: readonly Fact[]) => {
    let last = 0n;
    for (const fact of told) last = await store(eventStore, fact);
    return last;
  };
  await storeAll(facts);
  const running = await startProjections({ database, store: eventStore, projections, log: quiet });
  const names = projections.map(({ name }) => name);
  return {
    query: database.query,
    tell: async (told) => running.waitFor(await storeAll(told), names, 30_000),
    close: async () => {
      await running.stop();
      await eventStore.close();
      await drop();
    },
  };
}
