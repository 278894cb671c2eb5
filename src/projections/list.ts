import { identifier, joined, type Query, sql, type Statement } from '../platform/postgres/sql.js';
import type { SortColumn } from './cursor.js';
import { type Direction, type Page, type PageRequest, readPage } from './page.js';
import type { Projection } from './projection.js';
import { labelOf, readModel } from './read-model.js';
import type { Scope, SomeProjects } from './scope.js';
import type { FoundRow, Snapshot } from './snapshot.js';

/** How a list is ordered; ties by key, so every order is total. */
export interface OrderBy<Field extends string> {
  readonly field: Field;
  readonly direction: Direction;
}

export interface Selection<Filter> {
  readonly filter?: Filter;
  readonly scope: Scope;
}

export interface ListRequest<Filter, Field extends string> extends Selection<Filter> {
  readonly orderBy: OrderBy<Field>;
  readonly page: PageRequest;
}

/** A read model's rows as they can be asked for. */
interface Listed<Row extends object, Filter, Field extends string> {
  readonly projection: Projection<Row>;
  readonly orders: Readonly<Record<Field, SortColumn>>;
  /** Holds for the rows that the scope has in it; it looks at nothing that ever changes about a row. */
  readonly within: (scope: Scope) => Statement;
  readonly matching: (filter: Filter, now: Statement) => readonly Statement[];
  /** Those of the same conditions that look at nothing that ever changes about a row. */
  readonly lasting?: (filter: Filter) => readonly Statement[];
}

export const everything: Statement = sql`TRUE`;
export const nothing: Statement = sql`FALSE`;

/** The condition that a scope stands for, in the columns of one read model. */
export function within(
  scope: Scope,
  reach: {
    readonly ofClient: (clientId: string) => Statement;
    readonly ofProjects: (projects: SomeProjects) => Statement;
  },
): Statement {
  switch (scope.sees) {
    case 'EVERYTHING':
      return everything;
    case 'CLIENT':
      return reach.ofClient(scope.clientId);
    case 'PROJECTS':
      return reach.ofProjects(scope);
    case 'NOTHING':
      return nothing;
  }
}

/** Holds for rows whose column is one of the values; no condition where none are given. */
export const oneOf = (column: string, values: readonly string[] | undefined): readonly Statement[] =>
  values === undefined ? [] : [sql`${identifier(column)} = ANY(${values}::text[])`];

/** Half-open: from an instant on, and before another. */
export const during = (
  column: string,
  from: string | undefined,
  before: string | undefined,
): readonly Statement[] => [
  ...(from === undefined ? [] : [sql`${identifier(column)} >= ${from}::timestamptz`]),
  ...(before === undefined ? [] : [sql`${identifier(column)} < ${before}::timestamptz`]),
];

/** Holds for rows whose list has one of the values in it at least. */
export const sharing = (column: string, values: readonly string[] | undefined): readonly Statement[] =>
  values === undefined ? [] : [sql`${identifier(column)} && ${values}::text[]`];

/** Holds for rows whose instant lies so many whole days back, or more. */
export const olderThan = (column: string, days: number | undefined, now: Statement): readonly Statement[] =>
  days === undefined ? [] : [sql`${identifier(column)} <= ${now} - make_interval(days => ${days}::integer)`];

/** PostgreSQL's text has no NUL, so nothing is called that; asking would be an error. */
const askable = (texts: readonly string[]) => texts.filter((text) => !text.includes('\0'));

/** The rows with these keys that the scope has in it. */
export async function rowsByKeys<Row extends object>(
  { query, settled }: Snapshot,
  { projection, within }: Pick<Listed<Row, never, never>, 'projection' | 'within'>,
  { keys, scope }: { readonly keys: readonly string[]; readonly scope: Scope },
): Promise<ReadonlyMap<string, Row>> {
  const found = await query<FoundRow<Row>>({
    ...sql`SELECT key, position, doc FROM ${readModel(projection)}
      WHERE key = ANY(${askable(keys)}::text[]) AND ${within(scope)}`,
    name: `${labelOf(projection)}.rows-by-keys.${scope.sees}`,
  });
  return settled(projection, found);
}

/** The one row with these values in columns that never change, if the scope has it in it. */
export async function rowBy<Row extends object>(
  { query, settled }: Snapshot,
  { projection, within }: Pick<Listed<Row, never, never>, 'projection' | 'within'>,
  { columns, scope }: { readonly columns: Readonly<Record<string, string | number>>; readonly scope: Scope },
): Promise<Row | undefined> {
  const texts = Object.values(columns).map(String);
  if (askable(texts).length < texts.length) return undefined;
  const equal = Object.entries(columns).map(([column, value]) => sql`${identifier(column)} = ${value}`);
  const found = await query<FoundRow<Row>>({
    ...sql`SELECT key, position, doc FROM ${readModel(projection)}
      WHERE ${joined([...equal, within(scope)], sql` AND `)} ORDER BY key LIMIT 1`,
    name: `${labelOf(projection)}.row-by.${Object.keys(columns).join('-')}.${scope.sees}`,
  });
  const [row] = (await settled(projection, found)).values();
  return row;
}

const opposite = { ASC: 'DESC', DESC: 'ASC' } as const;

/** The queries that every read model has: some rows by id, a page of a list, and how long the list is. */
export function listOf<Row extends object, Filter, Field extends string>(
  snapshot: Snapshot,
  listed: Listed<Row, Filter, Field>,
) {
  const { projection } = listed;
  type Conditions = (filter: Filter, now: Statement) => readonly Statement[];
  const where = ({ filter, scope }: Selection<Filter>, conditions: Conditions | undefined) =>
    joined(
      [listed.within(scope), ...(filter === undefined ? [] : (conditions?.(filter, snapshot.now) ?? []))],
      sql` AND `,
    );
  const over = <Result>(
    selection: Selection<Filter>,
    work: (query: Query, list: { readonly from: Statement; readonly where: Statement }) => Promise<Result>,
  ) =>
    snapshot.over({ projection, lasting: where(selection, listed.lasting) }, (query, from) =>
      work(query, { from, where: where(selection, listed.matching) }),
    );
  return {
    byIds: (ids: readonly string[], scope: Scope): Promise<ReadonlyMap<string, Row>> =>
      rowsByKeys(snapshot, listed, { keys: ids, scope }),

    page: ({ orderBy, page, ...selection }: ListRequest<Filter, Field>): Promise<Page<Row>> => {
      const { field, direction } = orderBy;
      const order = `${projection.name} ${field} ${direction}`;
      const sort = listed.orders[field];
      const way = sort.reversed ? opposite[direction] : direction;
      return over(selection, (query, list) =>
        readPage(query, { ...list, order, sort, direction: way }, page),
      );
    },

    count: (selection: Selection<Filter>): Promise<number> =>
      over(selection, async (query, { from, where }) => {
        const [counted] = await query<{ count: number }>(
          sql`SELECT count(*)::integer AS count FROM ${from} WHERE ${where}`,
        );
        return counted?.count ?? 0;
      }),
  };
}
