import { copyRows } from '../platform/postgres/copy-rows.js';
import type { Database } from '../platform/postgres/database.js';
import { identifier, joined, type Query, sql } from '../platform/postgres/sql.js';
import { beginBuild, type Build, buildsOf, moveState, reportPosition } from './builds.js';
import type { Rows } from './fold.js';
import type { IndexColumn, Projection } from './projection.js';
import {
  assertNameable,
  columnsOf,
  type Identity,
  readModel,
  rowsOf,
  schemaOf,
  searchWords,
  shownColumns,
  tableColumns,
  textRow,
} from './read-model.js';

/** Records a new build and makes its table, still without any index. */
export function openBuild(
  database: Database,
  projection: Projection<object>,
  target: bigint,
): Promise<Build> {
  assertNameable(projection);
  return database.inTransaction(async (query) => {
    const build = await beginBuild(query, projection, target);
    await query(sql`CREATE SCHEMA ${identifier(schemaOf(projection, build.build))}`);
    await query(sql`CREATE TABLE ${rowsOf(projection, build.build)} (${tableColumns(projection)})`);
    return build;
  });
}

function* textRows(projection: Projection<object>, rows: Rows) {
  for (const [key, row] of rows) if (row !== undefined) yield textRow(projection, key, row);
}

const indexed = (column: IndexColumn) =>
  typeof column === 'string' ? identifier(column) : sql`${identifier(column.descending)} DESC NULLS LAST`;

async function addIndexes(query: Query, projection: Projection<object>, at: Build): Promise<void> {
  const table = rowsOf(projection, at.build);
  await query(sql`SET LOCAL statement_timeout = 0`);
  await query(sql`ALTER TABLE ${table} ADD PRIMARY KEY (key),
    ALTER COLUMN position SET NOT NULL, ALTER COLUMN doc SET NOT NULL`);
  for (const columns of projection.indexes)
    await query(sql`CREATE INDEX ON ${table} (${joined(columns.map(indexed), sql`, `)})`);
  const looked = projection.searched === undefined ? [] : [searchWords];
  for (const column of [...(projection.listIndexes ?? []), ...looked])
    await query(sql`CREATE INDEX ON ${table} USING gin (${identifier(column)})`);
}

/** Fills an open build with rows that were folded up to `position`, and makes it ready for batches. */
export async function fillBuild(
  database: Database,
  projection: Projection<object>,
  { at, rows, position }: { readonly at: Build; readonly rows: Rows; readonly position: bigint },
): Promise<Build> {
  const table = rowsOf(projection, at.build);
  const columns = columnsOf(projection).map(([name]) => name);
  await copyRows(database, { table, columns }, textRows(projection, rows));
  return indexBuild(database, projection, { ...at, position });
}

/** Makes an open build ready for batches that begin after its position. */
export async function indexBuild(
  database: Database,
  projection: Projection<object>,
  at: Build,
): Promise<Build> {
  await database.inTransaction(async (query) => {
    await addIndexes(query, projection, at);
    await reportPosition(query, at, at.position);
  });
  await database.query(sql`ANALYZE ${rowsOf(projection, at.build)}`);
  return at;
}

/** Puts a build behind the view that queries read. The same version has the same columns, so only the table changes. */
export async function showBuild(query: Query, projection: Projection<object>, build: number): Promise<void> {
  await query(sql`CREATE OR REPLACE VIEW ${readModel(projection)} AS
    SELECT ${shownColumns(projection)} FROM ${rowsOf(projection, build)}`);
}

/** Drops a build's rows; the record that there was one stays. */
export async function dropBuild(database: Database, build: Build): Promise<void> {
  await database.inTransaction(async (query) => {
    await query(sql`SET LOCAL lock_timeout = '5s'`);
    await moveState(query, build, 'DROPPED');
    await query(sql`DROP SCHEMA IF EXISTS ${identifier(schemaOf(build, build.build))} CASCADE`);
  });
}

/** Removes what a crash in the middle of a rebuild has left. Only whoever holds the rebuild's lock may. */
export async function dropLeftovers(database: Database, projection: Identity): Promise<void> {
  for (const build of await buildsOf(database.query, [projection]))
    if (build.state === 'BUILDING') await dropBuild(database, build);
}

/** Keeps the newest retired build for a rollback and drops the others. */
export async function dropOlderBuilds(database: Database, projection: Identity): Promise<void> {
  const retired = (await buildsOf(database.query, [projection])).filter(({ state }) => state === 'RETIRED');
  for (const build of retired.slice(0, -1)) await dropBuild(database, build);
}
