import { identifier, type Query, sql } from '../../src/platform/postgres/sql.js';

/** Everything that is stored for good, table by table: the log, its reservations and commands, people and their keys. What only follows the log comes later. */
export async function everythingStored(query: Query): Promise<Readonly<Record<string, unknown>>> {
  const tables = await query<{ schema: string; name: string }>(sql`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema', 'read_models', 'log_tree')
      AND table_schema NOT LIKE 'rm\\_%'
    ORDER BY 1, 2`);
  const contents: Record<string, unknown> = {};
  for (const { schema, name } of tables)
    contents[`${schema}.${name}`] = await query(sql`
      SELECT count(*)::integer AS rows, md5(coalesce(string_agg(one::text, '' ORDER BY one::text), '')) AS content
      FROM ${identifier(schema, name)} AS one`);
  return contents;
}
