import fc from 'fast-check';
import { identifier, sql } from '../../src/platform/postgres/sql.js';
import { cursorOf, InvalidCursor, placeOf, type SortColumn } from '../../src/projections/cursor.js';
import {
  type Direction,
  type Page,
  type Paged,
  type PageRequest,
  readPage,
} from '../../src/projections/page.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';

interface Item {
  readonly key: string;
  /** Microseconds after the hour; few of them, so that there are ties. */
  readonly micros: number | null;
  readonly hidden: boolean;
}

let on: TestDatabase;
beforeAll(async () => {
  on = await testDatabase();
  await on.database.query(sql`CREATE TABLE items (
    key TEXT PRIMARY KEY, at TIMESTAMPTZ, day DATE, count INTEGER, name TEXT, hidden BOOLEAN NOT NULL, doc JSONB NOT NULL
  )`);
});
afterAll(() => on.drop());

const noon = '2026-01-02 12:00:00+00';

const insert = (items: readonly Item[]) =>
  on.database.query(sql`
    INSERT INTO items (key, at, day, count, name, hidden, doc)
    SELECT key, ${noon}::timestamptz + micros * interval '1 microsecond', ${noon}::date + micros, micros,
      'n' || micros, hidden, jsonb_build_object('key', key)
    FROM unnest(${items.map(({ key }) => key)}::text[], ${items.map(({ micros }) => micros)}::integer[],
      ${items.map(({ hidden }) => hidden)}::boolean[]) AS t(key, micros, hidden)`);

const clear = () => on.database.query(sql`TRUNCATE items`);

const sorts: readonly SortColumn[] = [
  { column: 'at', type: 'timestamptz', nullable: true },
  { column: 'day', type: 'date', nullable: true },
  { column: 'count', type: 'integer', nullable: true },
  { column: 'name', type: 'text', nullable: true },
];
const [byTime] = sorts as [SortColumn];

const list = (direction: Direction, sort = byTime): Paged => ({
  from: identifier('items'),
  where: sql`NOT hidden`,
  order: `items ${sort.column} ${direction}`,
  sort,
  direction,
});

const read = (paged: Paged, page: PageRequest) => readPage<{ key: string }>(on.database.query, paged, page);
const keysOf = (page: Page<{ key: string }>) => page.rows.map(({ row }) => row.key);

/** The whole order by definition: values first, backwards for DESC, then none at all; ties by key. */
const inOrder = (items: readonly Item[], direction: Direction): string[] => {
  const sign = direction === 'ASC' ? 1 : -1;
  const rank = ({ micros }: Item) => (micros === null ? Number.POSITIVE_INFINITY : sign * micros);
  return items
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => (rank(a) === rank(b) ? (a.key < b.key ? -sign : sign) : rank(a) - rank(b)))
    .map(({ key }) => key);
};

const item = (key: fc.Arbitrary<string>): fc.Arbitrary<Item> =>
  fc.record({
    key,
    micros: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 }),
    hidden: fc.nat(4).map((draw) => draw === 0),
  });
const keys = fc.integer({ min: 0, max: 999 }).map((number) => number.toString().padStart(3, '0'));
const items = fc.uniqueArray(item(keys), { selector: ({ key }) => key, maxLength: 30 });
const directions = fc.constantFrom<Direction>('ASC', 'DESC');
const settings = { numRuns: 60 };

/** A window by ordinals in the whole list: after one row, before another, so many from one end. */
interface Window {
  readonly after: number | null;
  readonly before: number | null;
  readonly limit: number;
  readonly backwards: boolean;
}

/** What of `size` rows a window shows, from and (exclusively) to which; an ordinal beyond the list is no bound. */
function shownBy({ after, before, limit, backwards }: Window, size: number) {
  const from = (after ?? size) >= size ? 0 : (after ?? 0) + 1;
  const to = Math.max(from, Math.min(before ?? size, size));
  return backwards ? [Math.max(from, to - limit), to] : [from, Math.min(to, from + limit)];
}

function requestOf({ after, before, limit, backwards }: Window, cursors: readonly string[]): PageRequest {
  const at = (ordinal: number | null) => (ordinal === null ? undefined : cursors[ordinal]);
  const [afterCursor, beforeCursor] = [at(after), at(before)];
  return {
    ...(backwards ? { last: limit } : { first: limit }),
    ...(afterCursor !== undefined && { after: afterCursor }),
    ...(beforeCursor !== undefined && { before: beforeCursor }),
  };
}

const windows: fc.Arbitrary<Window> = fc
  .record({
    after: fc.option(fc.nat(30)),
    before: fc.option(fc.nat(30)),
    limit: fc.integer({ min: 0, max: 8 }),
    backwards: fc.boolean(),
  })
  .filter(({ after, before }) => after === null || before === null || after < before);

test('any window of any list is what the whole list, cut up, says', () =>
  fc.assert(
    fc.asyncProperty(items, directions, fc.constantFrom(...sorts), windows, async (...drawn) => {
      const [items, direction, sort, window] = drawn;
      await clear();
      await insert(items);
      const paged = list(direction, sort);
      const whole = await read(paged, { first: 100 });
      const all = inOrder(items, direction);
      expect(whole).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      expect(keysOf(whole)).toEqual(all);

      const cursors = whole.rows.map(({ cursor }) => cursor);
      const page = await read(paged, requestOf(window, cursors));
      const [start = 0, end = 0] = shownBy(window, all.length);
      expect(keysOf(page)).toEqual(all.slice(start, end));
      expect(page).toMatchObject({ hasPreviousPage: start > 0, hasNextPage: end < all.length });
    }),
    settings,
  ));

/** Pages to one end of the list, and lets `between` do something after each page. */
async function walk(
  paged: Paged,
  { limit, backwards }: Pick<Window, 'limit' | 'backwards'>,
  between: (round: number) => Promise<void>,
): Promise<readonly string[]> {
  const seen: string[][] = [];
  let window: PageRequest = backwards ? { last: limit } : { first: limit };
  for (;;) {
    const page = await read(paged, window);
    seen.push(keysOf(page));
    const [more, edge] = backwards
      ? [page.hasPreviousPage, page.rows[0]]
      : [page.hasNextPage, page.rows.at(-1)];
    if (!more || edge === undefined) return (backwards ? seen.reverse() : seen).flat();
    window = backwards ? { last: limit, before: edge.cursor } : { first: limit, after: edge.cursor };
    await between(seen.length - 1);
  }
}

test('walking through a list while rows are added shows each row that was there once, in either direction', () =>
  fc.assert(
    fc.asyncProperty(
      items,
      fc.uniqueArray(item(keys.map((key) => `${key}+`)), { selector: ({ key }) => key, maxLength: 20 }),
      fc.record({ direction: directions, limit: fc.integer({ min: 1, max: 5 }), backwards: fc.boolean() }),
      async (start, arrivals, { direction, ...way }) => {
        await clear();
        await insert(start);
        const seen = await walk(list(direction), way, async (round) => {
          await insert(arrivals.slice(3 * round, 3 * round + 3));
        });
        const all = inOrder([...start, ...arrivals], direction);
        expect(all.filter((key) => seen.includes(key))).toEqual(seen);
        expect(seen).toEqual(expect.arrayContaining(inOrder(start, direction)));
      },
    ),
    settings,
  ));

describe('a cursor', () => {
  test('is exact to the microsecond, whatever time zone and date style the session speaks', async () => {
    await clear();
    await insert([
      { key: 'a', micros: 1, hidden: false },
      { key: 'b', micros: 2, hidden: false },
    ]);
    const [first] = (await read(list('ASC'), { first: 1 })).rows;
    expect(placeOf(first?.cursor ?? '', 'items at ASC', byTime).value).toBe('2026-01-02T12:00:00.000001Z');
    const after = { first: 5, after: first?.cursor ?? '' };
    const elsewhere = await on.database.inTransaction(async (query) => {
      await query(sql`SET LOCAL timezone = 'Asia/Kolkata'`);
      await query(sql`SET LOCAL datestyle = 'SQL, DMY'`);
      return readPage<{ key: string }>(query, list('ASC'), after);
    });
    expect(keysOf(elsewhere)).toEqual(['b']);
    const [again] = elsewhere.rows;
    expect(placeOf(again?.cursor ?? '', 'items at ASC', byTime).value).toBe('2026-01-02T12:00:00.000002Z');
  });

  const encoded = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const order = 'items at ASC';
  const instant = '2026-01-02T12:00:00.000001Z';

  test.each<[string, string]>([
    ['of another order', cursorOf('items at DESC', { value: instant, key: 'a' })],
    ['that is empty', ''],
    ['that is no base64', '***'],
    ['that is no JSON', Buffer.from('{').toString('base64url')],
    ['that holds something else', encoded({ order, value: instant, key: 'a' })],
    ['that holds nothing', encoded(null)],
    ['with a part missing', encoded([order, instant])],
    ['with a part too many', encoded([order, instant, 'a', 'b'])],
    ['whose key is a number', encoded([order, instant, 1])],
    ['whose key holds NUL', encoded([order, instant, 'a\0'])],
    ['with a value that is no instant', encoded([order, 'yesterday', 'a'])],
    ['with a day that no calendar has', encoded([order, '2026-02-30T12:00:00.000001Z', 'a'])],
    ['with a month that no calendar has', encoded([order, '2026-13-01T12:00:00.000001Z', 'a'])],
    ['with an hour that no clock has', encoded([order, '2026-02-20T24:00:00.000000Z', 'a'])],
    ['with the year 0', encoded([order, '0000-01-01T12:00:00.000001Z', 'a'])],
    ['with a statement in it', encoded([order, "'; DROP TABLE items; --", 'a'])],
    ['with the order spelled differently', `${cursorOf(order, { value: instant, key: 'a' })}=`],
  ])('%s is refused', async (_, cursor) => {
    await expect(read(list('ASC'), { first: 1, after: cursor })).rejects.toBeInstanceOf(InvalidCursor);
    await expect(read(list('ASC'), { last: 1, before: cursor })).rejects.toBeInstanceOf(InvalidCursor);
  });

  test('without a value is refused where every row has one', () => {
    const cursor = cursorOf(order, { value: null, key: 'a' });
    expect(placeOf(cursor, order, byTime)).toEqual({ value: null, key: 'a' });
    expect(() => placeOf(cursor, order, { column: 'at', type: 'timestamptz' })).toThrow(InvalidCursor);
  });

  test('of any content is refused or readable, and never an error of the database', () => {
    const nearly = fc.oneof(
      fc.string(),
      fc.constant(null),
      fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{6}Z)?$/),
      fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map(String),
    );
    return fc.assert(
      fc.asyncProperty(fc.constantFrom(...sorts), nearly, fc.string(), async (sort, value, key) => {
        const after = cursorOf(list('ASC', sort).order, { value, key });
        const page = await read(list('ASC', sort), { first: 1, after }).catch((error: unknown) => error);
        expect(page instanceof InvalidCursor || Object.hasOwn(page as object, 'rows')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
