import { randomUUID } from 'node:crypto';
import type { EventStore } from '../../src/event-store/event-store.js';
import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import { newEvents } from '../../src/event-store/serialisation.js';
import type { Fact } from '../../src/kernel/fact.js';
import { type Database, openDatabase } from '../../src/platform/postgres/database.js';
import { sql } from '../../src/platform/postgres/sql.js';
import type { Log } from '../../src/projections/machinery.js';
import type { Projection } from '../../src/projections/projection.js';
import { readModel } from '../../src/projections/read-model.js';
import type { Follower } from '../../src/projections/runner.js';
import { machineryOf, startProjections } from '../../src/projections/start-projections.js';
import { compareWithFreshFold } from '../../src/projections/verify.js';
import type { AnyProjection } from '../../src/projections/fold.js';
import { testDatabase } from '../support/postgres.js';

export { until } from '../support/until.js';

/** What a test history says about some things: a list of their keys, and a text or a number. */
export interface Deed {
  readonly type: 'Added' | 'Noted' | 'Removed' | 'Broke';
  readonly data: { readonly keys: readonly string[]; readonly amount?: number; readonly note?: string };
}

export const added = (...keys: string[]): Deed => ({ type: 'Added', data: { keys, amount: 1 } });
export const removed = (...keys: string[]): Deed => ({ type: 'Removed', data: { keys } });
export const noted = (note: string, ...keys: string[]): Deed => ({ type: 'Noted', data: { keys, note } });
export const broke = (...keys: string[]): Deed => ({ type: 'Broke', data: { keys } });

export interface Tally {
  readonly count: number;
  readonly notes: readonly string[];
  readonly seen: readonly string[];
  readonly since: string;
}

const folds: Record<string, (row: Tally | undefined, fact: Fact<string, Deed['data']>) => Tally | undefined> =
  {
    Added: (row, { data, position, recordedAt }) => {
      const { count, notes, seen, since } = row ?? { count: 0, notes: [], seen: [], since: recordedAt };
      return { count: count + (data.amount ?? 0), notes, seen: [...seen, position.toString()], since };
    },
    Noted: (row, { data }) => row && { ...row, notes: [...row.notes, data.note ?? ''] },
    Removed: () => undefined,
  };

/** Counts what was added to each key, and which events it saw. */
export const tally: Projection<Tally> = {
  name: 'tally',
  version: 1,
  columns: {
    count: { type: 'integer', of: ({ count }) => count },
    notes: { type: 'text[]', of: ({ notes }) => notes },
    lastNote: { type: 'text', of: ({ notes }) => notes.at(-1) },
    since: { type: 'timestamptz', of: ({ since }) => since },
    many: { type: 'boolean', of: ({ count }) => count > 1 },
  },
  indexes: [['count', 'key']],
  keysOf: ({ data }) => (data as Deed['data']).keys,
  fold: (row, fact) => (folds[fact.type] ?? (() => row))(row, fact as Fact<string, Deed['data']>),
};

/** The same, but it can't take a `Broke`. */
export const touchy: Projection<Tally> = {
  ...tally,
  name: 'touchy',
  fold: (row, fact, key) => {
    if (fact.type === 'Broke') throw new Error('I never expected that');
    return tally.fold(row, fact, key);
  },
};

const metadata = (commandId: string) => ({
  actor: { id: 'somebody', role: 'SPECIALIST' as const },
  occurredAt: '2026-01-02T09:00:00.000Z',
  commandId,
  fingerprint: 'f',
  correlationId: commandId,
});

/** Stores the deeds in one append and says where the last one is. */
export async function tell(store: EventStore, ...deeds: readonly Deed[]): Promise<bigint> {
  const commandId = randomUUID();
  const stored = await store.append({
    stream: { category: 'thing', id: commandId },
    expectedRevision: 'any',
    commandId,
    fingerprint: 'f',
    events: newEvents(deeds, metadata(commandId)),
  });
  if (stored.outcome !== 'ok') throw new Error(stored.outcome);
  return stored.position;
}

export interface Entry {
  readonly level: 'info' | 'warn' | 'error';
  readonly details: object;
  readonly message: string;
}

export function listeningLog(): { readonly log: Log; readonly entries: Entry[] } {
  const entries: Entry[] = [];
  const at = (level: Entry['level']) => (details: object, message: string) =>
    void entries.push({ level, details, message });
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, entries };
}

/** A program of its own on the database: its pool, its store, its projections. */
export async function someProcess(url: string) {
  const database = openDatabase({ connectionString: url, max: 10 }, () => undefined);
  const store = postgresEventStore(database);
  const { log, entries } = listeningLog();
  const machinery = machineryOf({ database, store, log });
  const stops: (() => Promise<void>)[] = [];
  return {
    database,
    store,
    log,
    entries,
    machinery,
    start: async (...all: readonly (AnyProjection | Follower)[]) => {
      const projections = all.filter((one) => 'fold' in one);
      const others = all.filter((one) => 'step' in one);
      const started = await startProjections({ database, store, log, projections, others });
      stops.push(started.stop);
      return started;
    },
    end: async () => {
      for (const stop of stops) await stop();
      await store.close();
      await database.close();
    },
  };
}

export type Process = Awaited<ReturnType<typeof someProcess>>;

/** Lends out programs that share one fresh database, and ends them all. */
export async function withProcesses(
  count: number,
  work: (...processes: readonly [Process, Process]) => Promise<void>,
): Promise<void> {
  const { url, drop } = await testDatabase(() => undefined);
  const processes = await Promise.all(Array.from({ length: Math.max(2, count) }, () => someProcess(url)));
  const [first, second] = processes;
  if (first === undefined || second === undefined) throw new Error('no processes');
  try {
    await work(first, second);
  } finally {
    await Promise.all(processes.map(({ end }) => end()));
    await drop();
  }
}

export const rowsOf = async (database: Database, projection: AnyProjection): Promise<Record<string, Tally>> =>
  Object.fromEntries(
    (
      await database.query<{ key: string; doc: Tally }>(
        sql`SELECT key, doc FROM ${readModel(projection)} ORDER BY key`,
      )
    ).map(({ key, doc }) => [key, doc]),
  );

export const counts = async (database: Database, projection: AnyProjection) =>
  Object.fromEntries(
    Object.entries(await rowsOf(database, projection)).map(([key, { count }]) => [key, count]),
  );

export async function expectSameAsFreshFold({ machinery }: Process, projection: AnyProjection) {
  const { differences, position } = await compareWithFreshFold(machinery, projection);
  expect(differences).toEqual([]);
  return position;
}
