import { identifier, sql, type Statement } from '../platform/postgres/sql.js';

/** The cursor isn't one of this list in this order. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super("The cursor doesn't belong to this list in this order.");
  }
}

/** A column that a list can be ordered by. Ties are ordered by the key, so the order is total. */
export interface SortColumn {
  readonly column: string;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz';
  /** Rows without a value come last in either direction. */
  readonly nullable?: true;
  /** What the order is named after runs against the column: the later it began, the younger it is. */
  readonly reversed?: true;
}

/** A row's place in an order: its value as exact text, whatever the session's settings, and its key. */
export interface Place {
  readonly value: string | null;
  readonly key: string;
}

interface ColumnType {
  readonly text: (column: Statement) => Statement;
  readonly cast: (value: string) => Statement;
  /** Whether PostgreSQL can read this text. Cursors come back from strangers. */
  readonly reads: (text: string) => boolean;
}

const isStorableText = (text: string) => !text.includes('\0');

const isInteger = (text: string) => /^(0|-?[1-9]\d{0,9})$/.test(text) && Math.abs(Number(text)) < 2 ** 31;

/** Only days that the calendar has: 31 February comes back as another one. */
const isDate = (text: string) => {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && text > '0001' && !Number.isNaN(time) && dateOf(time) === text;
};

const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

const isInstant = (text: string) =>
  /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/.test(text) && isDate(text.slice(0, 10));

const types: Readonly<Record<SortColumn['type'], ColumnType>> = {
  text: {
    text: (column) => column,
    cast: (value) => sql`${value}::text`,
    reads: isStorableText,
  },
  integer: {
    text: (column) => sql`${column}::text`,
    cast: (value) => sql`${value}::integer`,
    reads: isInteger,
  },
  date: {
    text: (column) => sql`to_char(${column}, 'YYYY-MM-DD')`,
    cast: (value) => sql`${value}::date`,
    reads: isDate,
  },
  timestamptz: {
    text: (column) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cast: (value) => sql`${value}::timestamptz`,
    reads: isInstant,
  },
};

/** The column's value as the text that a cursor holds: to the microsecond, where it is an instant. */
export const sortText = ({ column, type }: SortColumn): Statement => types[type].text(identifier(column));

/** A cursor's value as the column's type. */
export const sortValue = ({ type }: SortColumn, value: string): Statement => types[type].cast(value);

/** An opaque cursor; the order's name is in it, so that it isn't taken for a place in another order. */
export const cursorOf = (order: string, { value, key }: Place): string =>
  Buffer.from(JSON.stringify([order, value, key])).toString('base64url');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
}

const isValueOf = ({ type, nullable }: SortColumn, value: unknown): value is string | null =>
  typeof value === 'string' ? types[type].reads(value) : value === null && nullable === true;

/** The place that a cursor of this order names. Throws `InvalidCursor`. */
export function placeOf(cursor: string, order: string, sort: SortColumn): Place {
  const content = parsed(cursor);
  if (!Array.isArray(content)) throw new InvalidCursor();
  const [, value, key] = content as unknown[];
  if (typeof key !== 'string' || !isStorableText(key) || !isValueOf(sort, value)) throw new InvalidCursor();
  // What isn't spelled exactly as we spell it isn't ours.
  if (cursorOf(order, { value, key }) !== cursor) throw new InvalidCursor();
  return { value, key };
}
