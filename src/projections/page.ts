import { identifier, type Query, sql, type Statement } from '../platform/postgres/sql.js';
import { cursorOf, type Place, placeOf, type SortColumn, sortText, sortValue } from './cursor.js';

/** The first so many rows after a cursor, or the last so many before one. The caller caps the number. */
export type PageRequest = ({ readonly first: number } | { readonly last: number }) & {
  readonly after?: string;
  readonly before?: string;
};

export interface Page<Row> {
  /** In the list's order, also when they were taken from its end. */
  readonly rows: readonly { readonly row: Row; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export type Direction = 'ASC' | 'DESC';

/** A list to be read page by page: which rows, and their total order. */
export interface Paged {
  /** Has `key`, `doc` and the column to sort by. */
  readonly from: Statement;
  readonly where: Statement;
  /** Names the order in cursors. */
  readonly order: string;
  readonly sort: SortColumn;
  readonly direction: Direction;
}

type Side = 'ONWARD' | 'BACKWARD';

interface Bound {
  readonly place: Place;
  readonly side: Side;
  /** Whether the place itself counts. */
  readonly inclusive: boolean;
}

const key = identifier('key');

const opposite = { ONWARD: 'BACKWARD', BACKWARD: 'ONWARD' } as const;

const operators = { greater: [sql`>`, sql`>=`], less: [sql`<`, sql`<=`] } as const;

type Order = Pick<Paged, 'sort' | 'direction'>;

/** What of the list lies on that side of a place. Rows without a value come last in either direction. */
function beyond({ sort, direction }: Order, { place, side, inclusive }: Bound): Statement {
  const column = identifier(sort.column);
  const onward = side === 'ONWARD';
  const operator = operators[onward === (direction === 'ASC') ? 'greater' : 'less'][inclusive ? 1 : 0];
  if (place.value === null) {
    const amongThem = sql`${key} ${operator} ${place.key}::text`;
    return onward ? sql`(${column} IS NULL AND ${amongThem})` : sql`(${column} IS NOT NULL OR ${amongThem})`;
  }
  const compared = sql`(${column}, ${key}) ${operator} (${sortValue(sort, place.value)}, ${place.key}::text)`;
  return onward && sort.nullable ? sql`(${compared} OR ${column} IS NULL)` : compared;
}

/**
 * The list's own order, or the same from its end. Said so that an index has it: one that is read backwards has what isn't there
 * first, so where everything has a value nothing is said of that, and where not the key goes as the column does.
 */
function orderBy({ sort, direction }: Order, side: Side, of = sql``) {
  const column = identifier(sort.column);
  const ascending = (direction === 'ASC') === (side === 'ONWARD');
  const last = side === 'ONWARD' ? sql` NULLS LAST` : sql` NULLS FIRST`;
  const nulls = sort.nullable ? last : sql``;
  return ascending
    ? sql`${of}${column} ASC${nulls}, ${of}${key} ASC${nulls}`
    : sql`${of}${column} DESC${nulls}, ${of}${key} DESC${nulls}`;
}

interface Found {
  readonly preceded: boolean;
  readonly followed: boolean;
  readonly key: string | null;
  readonly value: string | null;
  readonly doc: unknown;
}

/** Where the page may lie, and what is on the far sides of its cursors. */
function rangeOf(paged: Paged, page: PageRequest) {
  const { from, where, order, sort } = paged;
  const bound = (cursor: string | undefined, towards: Side) => {
    if (cursor === undefined) return { within: sql``, outside: sql`FALSE` };
    const place = placeOf(cursor, order, sort);
    const outside = beyond(paged, { place, side: opposite[towards], inclusive: true });
    return {
      within: sql` AND ${beyond(paged, { place, side: towards, inclusive: false })}`,
      outside: sql`EXISTS (SELECT FROM ${from} WHERE ${where} AND ${outside})`,
    };
  };
  return { after: bound(page.after, 'ONWARD'), before: bound(page.before, 'BACKWARD') };
}

/** Both answers come from one statement, so from one state of the list. One row more than wanted shows whether there is one. */
function statementFor(paged: Paged, page: PageRequest): Statement {
  const { from, where, sort, direction } = paged;
  const { after, before } = rangeOf(paged, page);
  const [scan, limit] =
    'first' in page ? (['ONWARD', page.first] as const) : (['BACKWARD', page.last] as const);
  const found = { sort: { ...sort, column: 'sort' }, direction };
  return sql`
    SELECT edges.preceded, edges.followed, page.key, page.value, page.doc
    FROM (SELECT ${after.outside} AS preceded, ${before.outside} AS followed) edges
    LEFT JOIN (
      SELECT ${key}, ${identifier(sort.column)} AS sort, ${sortText(sort)} AS value, doc
      FROM ${from} WHERE ${where}${after.within}${before.within}
      ORDER BY ${orderBy(paged, scan)}
      LIMIT ${limit + 1}
    ) page ON TRUE
    ORDER BY ${orderBy(found, scan, sql`page.`)}`;
}

/** Reads one page by keyset: as fast at the end of a list as at its start, and steady while rows come and go. */
export async function readPage<Row>(query: Query, paged: Paged, page: PageRequest): Promise<Page<Row>> {
  const found = await query<Found>(statementFor(paged, page));
  const { preceded = false, followed = false } = found[0] ?? {};
  const forwards = 'first' in page;
  const limit = forwards ? page.first : page.last;
  const rows = found.slice(0, limit).flatMap(({ key, value, doc }) =>
    // The rows were made by the projection's own fold.
    key === null ? [] : [{ row: doc as Row, cursor: cursorOf(paged.order, { value, key }) }],
  );
  const more = found.filter((row) => row.key !== null).length > limit;
  return forwards
    ? { rows, hasNextPage: more || followed, hasPreviousPage: preceded }
    : { rows: rows.reverse(), hasNextPage: followed, hasPreviousPage: more || preceded };
}
