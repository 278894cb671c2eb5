import type { Database } from '../platform/postgres/database.js';
import { type Query, sql } from '../platform/postgres/sql.js';
import { activeBuild, type Build } from './builds.js';
import { foldLog } from './bulk-fold.js';
import { type AnyProjection, type Rows, untyped } from './fold.js';
import type { Machinery } from './machinery.js';
import type { Projection } from './projection.js';
import { columnNames, rowsOf, selectFrom, textRow } from './read-model.js';

/** A row that isn't what the log says; `undefined` on the side where there is none. */
export interface Difference {
  readonly key: string;
  readonly stored: object | undefined;
  readonly expected: object | undefined;
}

export interface Verified {
  readonly build: number;
  /** Up to here the log was folded and the read model compared. */
  readonly position: bigint;
  readonly rows: number;
  readonly differences: readonly Difference[];
}

async function insertFresh(query: Query, projection: Projection<object>, rows: Rows): Promise<void> {
  const texts = [...rows].flatMap(([key, row]) => (row ? [textRow(projection, key, row)] : []));
  for (let from = 0; from < texts.length; from += 1_000)
    await query(sql`INSERT INTO fresh_fold (${columnNames(projection)})
      ${selectFrom(projection, texts.slice(from, from + 1_000))}`);
}

/** PostgreSQL compares, because it knows when two values of a column are the same. */
async function compare(query: Query, at: Build): Promise<readonly Difference[]> {
  const found = await query<{ key: string; stored: object | null; expected: object | null }>(sql`
    SELECT key, to_jsonb(stored) AS stored, to_jsonb(expected) AS expected
    FROM ${rowsOf(at, at.build)} AS stored FULL JOIN fresh_fold AS expected USING (key)
    WHERE stored.* IS DISTINCT FROM expected.*
    ORDER BY key LIMIT 1000`);
  return found.map(({ key, stored, expected }) => ({
    key,
    stored: stored ?? undefined,
    expected: expected ?? undefined,
  }));
}

/**
 * Folds the log afresh up to the point the read model has come to, and compares every row: at most a thousand
 * differences. The read model may go on moving; both are looked at as of one moment.
 */
export async function compareWithFreshFold(
  machinery: Machinery,
  projection: AnyProjection,
): Promise<Verified> {
  const patient = machinery.database.patient();
  return compareIn(patient, machinery, projection).finally(() => patient.close());
}

function compareIn(database: Database, machinery: Machinery, projection: AnyProjection): Promise<Verified> {
  const folded = untyped(projection);
  return database.inTransaction(async (query) => {
    await query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
    const at = await activeBuild(query, projection);
    if (at === undefined) throw new Error(`${projection.name} has no build to compare.`);
    await query(
      sql`CREATE TEMPORARY TABLE fresh_fold (LIKE ${rowsOf(at, at.build)} INCLUDING GENERATED) ON COMMIT DROP`,
    );
    const { rows, position } = await foldLog(machinery.read, folded, { upTo: at.position });
    await insertFresh(query, folded, rows);
    return { build: at.build, position, rows: rows.size, differences: await compare(query, at) };
  });
}
