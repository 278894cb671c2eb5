import type { Fact } from '../kernel/fact.js';

/** A value drawn out of a row, so that lists can filter and order by it. */
export interface Column<Row> {
  readonly type: 'text' | 'text[]' | 'integer' | 'bigint' | 'numeric' | 'boolean' | 'date' | 'timestamptz';
  readonly of: (row: Row) => unknown;
}

/** A column of an index; one that is read from its end and has rows without a value says so. */
export type IndexColumn = string | { readonly descending: string };

/**
 * A read model as a pure fold: which rows an event touches, and what each becomes (`undefined` = no row). Rows are plain
 * JSON. Name and version are its identity: another shape or another fold is another version, built beside the old one.
 */
export interface Projection<Row extends object> {
  readonly name: string;
  readonly version: number;
  readonly columns: Readonly<Record<string, Column<Row>>>;
  /** Column lists to index; the key is indexed anyway. */
  readonly indexes: readonly (readonly IndexColumn[])[];
  /** Lists to index by what is in them. */
  readonly listIndexes?: readonly string[];
  /** A text column that is searched by words, in normalised form (`search-text.ts`). */
  readonly searched?: string;
  /**
   * Where the facts of one row are found again: in the stream of this category that has the key for its id, or in the project
   * with that id. Absent where a row is written once and never changes.
   */
  readonly facts?: { readonly stream: string } | 'PROJECT';
  readonly keysOf: (fact: Fact) => readonly string[];
  readonly fold: (row: Row | undefined, fact: Fact, key: string) => Row | undefined;
}
