import { identifier, joined, sql, type Statement } from '../platform/postgres/sql.js';
import type { TextRow } from '../platform/postgres/copy-rows.js';
import type { AnyProjection, StoredRow } from './fold.js';
import type { Column, Projection } from './projection.js';

/** What tells one projection from another. */
export type Identity = Pick<AnyProjection, 'name' | 'version'>;

export const labelOf = ({ name, version }: Identity): string => `${name}_v${version}`;

/** Whoever holds it moves the projection. */
export const leaderLock = (projection: Identity): string => `answerable:projection:${labelOf(projection)}`;

/** Whoever holds it builds the projection anew. */
export const rebuildLock = (projection: Identity): string => `answerable:rebuild:${labelOf(projection)}`;

/**
 * Where queries read a projection: a view with `key`, `position` (of the last change), the projection's columns and `doc`
 * (the whole row). A rebuild replaces what is behind it in one step.
 */
export const readModel = (projection: Identity): Statement => identifier('read_models', labelOf(projection));

export const schemaOf = (projection: Identity, build: number): string =>
  `rm_${labelOf(projection)}_b${build}`;

/** The table of one build. */
export const rowsOf = (projection: Identity, build: number): Statement =>
  identifier(schemaOf(projection, build), 'rows');

/** A name has to leave room for version and build within PostgreSQL's 63 bytes. */
export function assertNameable({ name }: Identity): void {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name))
    throw new Error(`"${name}" can't name a projection: 1 - 40 lower case letters, digits and hyphens.`);
}

const types: Readonly<Record<Column<object>['type'], Statement>> = {
  text: sql`text`,
  'text[]': sql`text[]`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  numeric: sql`numeric`,
  boolean: sql`boolean`,
  date: sql`date`,
  timestamptz: sql`timestamptz`,
};

/** Every column of a projection's table with its type, in the order in which `textRow` gives the values. */
export const columnsOf = (projection: AnyProjection): readonly (readonly [string, Statement])[] => [
  ['key', types.text],
  ['position', types.bigint],
  ...Object.entries(projection.columns).map(([name, { type }]) => [name, types[type]] as const),
  ['doc', sql`jsonb`],
];

/** The words of a searched text, which PostgreSQL derives from it. */
export const searchWords = 'search_words';

/** `russian` takes Latin words to the English stemmer and Cyrillic ones to the Russian, and every PostgreSQL has it. */
export const searchLanguage = sql`'pg_catalog.russian'::regconfig`;

/** Columns that are never written. */
export const derivedColumnsOf = ({ searched }: Pick<AnyProjection, 'searched'>): readonly Statement[] =>
  searched === undefined
    ? []
    : [
        sql`${identifier(searchWords)} tsvector
          GENERATED ALWAYS AS (to_tsvector(${searchLanguage}, ${identifier(searched)})) STORED`,
      ];

/** A table's columns with their types, those that are written and those that are derived. */
export const tableColumns = (projection: AnyProjection): Statement =>
  joined(
    [
      ...columnsOf(projection).map(([name, type]) => sql`${identifier(name)} ${type}`),
      ...derivedColumnsOf(projection),
    ],
    sql`, `,
  );

/** What queries see. */
export const shownColumns = (projection: AnyProjection): Statement =>
  projection.searched === undefined
    ? columnNames(projection)
    : sql`${columnNames(projection)}, ${identifier(searchWords)}`;

export const columnNames = (projection: AnyProjection): Statement =>
  joined(
    columnsOf(projection).map(([name]) => identifier(name)),
    sql`, `,
  );

/** A row whose columns can't be drawn out or have no text form. */
export class UnusableRow extends Error {
  override readonly name = 'UnusableRow';
}

const quoted = (element: unknown) => `"${scalarText(element).replace(/["\\]/g, '\\$&')}"`;

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return value.toString();
  throw new UnusableRow(`A column holds text, numbers, booleans or lists of them, not ${typeof value}.`);
}

function columnText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? `{${value.map(quoted).join(',')}}` : scalarText(value);
}

/** A row in PostgreSQL's text form, the same for COPY and for an upsert. */
export function textRow(projection: Projection<object>, key: string, { position, doc }: StoredRow): TextRow {
  try {
    const values = Object.values(projection.columns).map(({ of }) => columnText(of(doc)));
    return [key, position.toString(), ...values, JSON.stringify(doc)];
  } catch (cause) {
    if (cause instanceof UnusableRow) throw cause;
    throw new UnusableRow(`The columns of row ${key} can't be drawn out of it.`, { cause });
  }
}

/** `SELECT` of rows handed over as one array per column. */
export function selectFrom(projection: AnyProjection, rows: readonly TextRow[]): Statement {
  const columns = columnsOf(projection);
  const name = (index: number) => identifier(`c${index}`);
  const list = (parts: readonly Statement[]) => joined(parts, sql`, `);
  const values = columns.map((_, index) => sql`${rows.map((row) => row[index])}::text[]`);
  return sql`SELECT ${list(columns.map(([, type], index) => sql`${name(index)}::${type}`))}
    FROM unnest(${list(values)}) AS t(${list(columns.map((_, index) => name(index)))})`;
}
