import { type Query, sql, type Statement } from '../platform/postgres/sql.js';
import type { Projection } from './projection.js';
import { readModel } from './read-model.js';

/** A row as it stands now, with the position of the event that changed it last. */
export interface FoundRow<Row> {
  readonly key: string;
  readonly position: string;
  readonly doc: Row;
}

/** A list of a read model's rows. */
export interface Listing<Row extends object> {
  readonly projection: Projection<Row>;
  /** Conditions on what never changes about a row. */
  readonly lasting: Statement;
}

/** The state of the read models that queries are answered from: how everything stands, or stood at some moment. */
export interface Snapshot {
  /** Reads what stands now. */
  readonly query: Query;
  /** The instant that counts as now. */
  readonly now: Statement;
  /** Rows, found by what never changes about them, as they are in this state. */
  readonly settled: <Row extends object>(
    projection: Projection<Row>,
    found: readonly FoundRow<Row>[],
  ) => Promise<ReadonlyMap<string, Row>>;
  /** Runs a statement over all rows that the listing can have in it, as they are in this state. */
  readonly over: <Row extends object, Result>(
    listing: Listing<Row>,
    work: (query: Query, from: Statement) => Promise<Result>,
  ) => Promise<Result>;
}

/** How everything stands. */
export const present = (query: Query): Snapshot => ({
  query,
  now: sql`now()`,
  settled: (_, found) => Promise.resolve(new Map(found.map(({ key, doc }) => [key, doc]))),
  over: ({ projection }, work) => work(query, readModel(projection)),
});
