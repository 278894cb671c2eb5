import { isUnfitData } from '../platform/postgres/errors.js';
import { identifier, joined, type Query, sql } from '../platform/postgres/sql.js';
import { type Build, movingTo } from './builds.js';
import {
  foldInto,
  type Obstacle,
  planFold,
  PoisonEvent,
  type ReadEvent,
  type Rows,
  type Touch,
} from './fold.js';
import { batchSize, type ReadFacts } from './facts.js';
import type { Projection } from './projection.js';
import { columnNames, columnsOf, rowsOf, selectFrom, textRow, UnusableRow } from './read-model.js';

export type Stepped =
  | { readonly outcome: 'moved'; readonly at: Build }
  /** There is no event after the build's position. */
  | { readonly outcome: 'idle' }
  /** Somebody else moved the build or ended it: nothing was written. */
  | { readonly outcome: 'fenced' }
  /** The very next event can't be taken in. */
  | { readonly outcome: 'poisoned'; readonly poison: Obstacle };

async function loadRows(query: Query, at: Build, touches: readonly Touch[]): Promise<Rows> {
  const keys = [...new Set(touches.flatMap((touch) => touch.keys))];
  if (keys.length === 0) return new Map();
  const rows = await query<{ key: string; position: string; doc: object }>(
    sql`SELECT key, position, doc FROM ${rowsOf(at, at.build)} WHERE key = ANY(${keys}::text[])`,
  );
  return new Map(rows.map(({ key, position, doc }) => [key, { position: BigInt(position), doc }]));
}

const upsert = (projection: Projection<object>, at: Build, changed: Rows) => {
  const rows = [...changed].flatMap(([key, row]) => (row ? [textRow(projection, key, row)] : []));
  const updates = columnsOf(projection).map(
    ([name]) => sql`${identifier(name)} = excluded.${identifier(name)}`,
  );
  return sql`INSERT INTO ${rowsOf(at, at.build)} (${columnNames(projection)})
    ${selectFrom(projection, rows)} WHERE EXISTS (SELECT FROM moved)
    ON CONFLICT (key) DO UPDATE SET ${joined(updates, sql`, `)}`;
};

/** Checkpoint and rows in one statement, which is one transaction and one round trip. */
function writeStatement(
  projection: Projection<object>,
  from: Build,
  to: { position: bigint; changed: Rows },
) {
  const gone = [...to.changed].flatMap(([key, row]) => (row ? [] : [key]));
  const moved = movingTo(from, to.position);
  const removed = sql`removed AS (
    DELETE FROM ${rowsOf(from, from.build)} WHERE key = ANY(${gone}::text[]) AND EXISTS (SELECT FROM moved)
  )`;
  const parts = [
    moved,
    ...(gone.length > 0 ? [removed] : []),
    ...(gone.length < to.changed.size ? [sql`written AS (${upsert(projection, from, to.changed)})`] : []),
  ];
  return sql`WITH ${joined(parts, sql`, `)} SELECT 1 FROM moved`;
}

export interface Stepping {
  readonly query: Query;
  readonly read: ReadFacts;
}

async function apply(
  query: Query,
  { projection, at }: { readonly projection: Projection<object>; readonly at: Build },
  touches: readonly Touch[],
): Promise<Stepped> {
  const rows = await loadRows(query, at, touches);
  const { count, changed, poison } = foldInto(projection, rows, touches);
  const last = touches[count - 1];
  if (last === undefined) return poison ? { outcome: 'poisoned', poison } : { outcome: 'idle' };
  const position = last.recorded.position;
  const changes: Rows = new Map([...changed].map((key) => [key, rows.get(key)]));
  const written = await query(writeStatement(projection, at, { position, changed: changes }));
  if (written.length === 0) return { outcome: 'fenced' };
  return { outcome: 'moved', at: { ...at, position, failure: null } };
}

/** A value that the table refuses is found by halving: what is before it counts, and it alone is the culprit. */
async function applyFitting(
  query: Query,
  target: { readonly projection: Projection<object>; readonly at: Build },
  touches: readonly Touch[],
): Promise<Stepped> {
  try {
    return await apply(query, target, touches);
  } catch (error) {
    const [first] = touches;
    if (first === undefined || !(error instanceof UnusableRow || isUnfitData(error))) throw error;
    if (touches.length === 1) return { outcome: 'poisoned', poison: new PoisonEvent(first.recorded, error) };
    return applyFitting(query, target, touches.slice(0, touches.length >> 1));
  }
}

/** Takes in the next batch: what is before a poison event is kept, and then that event alone is the outcome. */
export async function step(
  { query, read }: Stepping,
  projection: Projection<object>,
  at: Build,
): Promise<Stepped> {
  const events: readonly ReadEvent[] = await read(at.position, batchSize);
  const { touches, poison } = planFold(projection, events);
  if (touches.length === 0) return poison ? { outcome: 'poisoned', poison } : { outcome: 'idle' };
  return applyFitting(query, { projection, at }, touches);
}
