import { identifier, type Query, sql } from '../platform/postgres/sql.js';
import type { Rows } from './fold.js';
import type { Projection } from './projection.js';
import { columnNames, selectFrom, tableColumns, textRow } from './read-model.js';

/** How many rows are written at once. */
const pageSize = 1_000;

/** Rows that stand in the place of a read model's own, for one transaction. */
export const layer = identifier('as_it_was');

/** Lays them out, with what PostgreSQL derives from them. */
export async function layOut(query: Query, projection: Projection<object>, rows: Rows): Promise<void> {
  await query(sql`CREATE TEMPORARY TABLE ${layer} (${tableColumns(projection)}) ON COMMIT DROP`);
  const texts = [...rows].flatMap(([key, row]) => (row ? [textRow(projection, key, row)] : []));
  for (let from = 0; from < texts.length; from += pageSize)
    await query(sql`INSERT INTO ${layer} (${columnNames(projection)})
      ${selectFrom(projection, texts.slice(from, from + pageSize))}`);
}
