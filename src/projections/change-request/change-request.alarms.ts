import { identifier, type Query, sql } from '../../platform/postgres/sql.js';
import { readModel } from '../read-model.js';
import { changeRequestProjection } from './change-request.projection.js';
import type { ChangeRequestRow } from './change-request.row.js';

/** The columns that say when something is due, each with an index of its own. */
export type AlarmColumn = 'wakes_at' | 'silent_since';

/** A row with its place in the order of a column. */
export interface Due {
  readonly row: ChangeRequestRow;
  readonly place: AlarmPlace;
}

export interface AlarmPlace {
  readonly at: string;
  readonly key: string;
}

export interface DuePage {
  /** Rows whose instant is this or earlier. */
  readonly until: string;
  readonly after?: AlarmPlace | undefined;
  readonly first: number;
}

/** What the alarm clock asks of the requests: what is due, the longest due first, and when something will be next. */
export const changeRequestAlarms = (query: Query) => {
  const from = readModel(changeRequestProjection);
  return {
    due: async (column: AlarmColumn, { until, after, first }: DuePage): Promise<readonly Due[]> => {
      const instant = identifier(column);
      const beyond = after
        ? sql` AND (${instant}, key) > (${after.at}::timestamptz, ${after.key}::text)`
        : sql``;
      const found = await query<{ key: string; at: string; doc: ChangeRequestRow }>(sql`
        SELECT key, ${instant}::text AS at, doc FROM ${from}
        WHERE ${instant} <= ${until}::timestamptz${beyond} ORDER BY ${instant}, key LIMIT ${first}`);
      return found.map(({ key, at, doc: row }) => ({ row, place: { at, key } }));
    },

    /** The next instant after this one in that column, in milliseconds of the epoch. */
    next: async (column: AlarmColumn, after: string): Promise<number | undefined> => {
      const instant = identifier(column);
      const [found] = await query<{ at: number | null }>(sql`
        SELECT (extract(epoch FROM min(${instant})) * 1000)::float8 AS at FROM ${from}
        WHERE ${instant} > ${after}::timestamptz`);
      return found?.at ?? undefined;
    },
  };
};

export type ChangeRequestAlarms = ReturnType<typeof changeRequestAlarms>;
