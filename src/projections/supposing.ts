import type { Fact } from '../kernel/fact.js';
import type { Database } from '../platform/postgres/database.js';
import { type Query, sql } from '../platform/postgres/sql.js';
import { type Rows, untyped } from './fold.js';
import { layOut, layer } from './layer.js';
import type { Projection } from './projection.js';
import { readModel, shownColumns } from './read-model.js';
import { type FoundRow, present, type Snapshot } from './snapshot.js';

/**
 * How everything would stand if some facts were recorded that nobody has recorded: the rows that they touch are folded
 * further by their projections' own folds, and all others are as they are.
 */
export function supposing(database: Database, facts: readonly Fact[]): Snapshot {
  const now = present(database.query);
  const touched = (projection: Projection<object>) => [...new Set(facts.flatMap(projection.keysOf))];

  const folded = (projection: Projection<object>, { key, doc }: FoundRow<object>) =>
    facts
      .filter((fact) => projection.keysOf(fact).includes(key))
      .reduce<object | undefined>((row, fact) => projection.fold(row, fact, key), doc);

  async function rowsOf(
    query: Query,
    projection: Projection<object>,
    keys: readonly string[],
  ): Promise<Rows> {
    const found = await query<FoundRow<object>>(sql`SELECT key, position, doc FROM ${readModel(projection)}
      WHERE key = ANY(${keys}::text[])`);
    return new Map(
      found.map((row) => {
        const doc = folded(projection, row);
        return [row.key, doc && { position: BigInt(row.position), doc }] as const;
      }),
    );
  }

  return {
    ...now,

    settled: (projection, found) => {
      const rows = found.map((row) => [row.key, folded(untyped(projection), row)] as const);
      // The rows were made by the projection's own fold.
      return Promise.resolve(
        new Map(rows.filter(([, row]) => row !== undefined)) as ReadonlyMap<string, object> as ReadonlyMap<
          string,
          never
        >,
      );
    },

    over: (listing, work) => {
      const { projection } = listing;
      const keys = touched(untyped(projection));
      if (keys.length === 0) return now.over(listing, work);
      return database.inTransaction(async (query) => {
        // What is folded further, and what is not, has to be the same to every statement.
        await query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
        await layOut(query, untyped(projection), await rowsOf(query, untyped(projection), keys));
        const columns = shownColumns(projection);
        return work(
          query,
          sql`(SELECT ${columns} FROM ${readModel(projection)} WHERE key <> ALL(${keys}::text[])
            UNION ALL SELECT ${columns} FROM ${layer}) AS list`,
        );
      });
    },
  };
}
