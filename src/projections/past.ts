import { type EventStore, logStart, type RecordedEvent } from '../event-store/event-store.js';
import { toFact } from '../event-store/serialisation.js';
import type { Database } from '../platform/postgres/database.js';
import { type Query, sql, type Statement } from '../platform/postgres/sql.js';
import { foldInto, planFold, type Rows, type StoredRow, untyped } from './fold.js';
import { layer, layOut } from './layer.js';
import type { Projection } from './projection.js';
import { readModel, shownColumns } from './read-model.js';
import type { FoundRow, Snapshot } from './snapshot.js';

/** A moment in the log. */
export interface Moment {
  /** The last event that had happened. */
  readonly position: bigint;
  /** What the clock showed (RFC 3339, UTC). */
  readonly instant: string;
}

/** More has changed since that moment than one list takes back. */
export class TooMuchChanged extends Error {
  override readonly name = 'TooMuchChanged';
  constructor(readonly limit: number) {
    super(
      `More than ${limit} of what this list could hold has changed since then. Ask for some projects or clients by the filter.`,
    );
  }
}

export interface PastSources {
  readonly database: Database;
  readonly store: EventStore;
  /** Lets one list after the other take back what has changed: each holds a connection while it reads events. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** How many rows a list may take back at most. */
  readonly mostRows?: number;
}

const usuallyMostRows = 5_000;

/** Enough to hide the round trips, few enough to leave connections to others. */
const streamsAtOnce = 4;

const pageSize = 1_000;

/** What of one row is to be known: its key, and the last event that counts. */
interface Wanted {
  readonly key: string;
  readonly upTo: bigint;
}

/** The events that such a row is folded from, as far as they had happened, page by page. */
async function* pagesFor(
  store: EventStore,
  facts: NonNullable<Projection<object>['facts']>,
  { key, upTo }: Wanted,
): AsyncGenerator<readonly RecordedEvent[]> {
  let last: Pick<RecordedEvent, 'revision' | 'position'> = { revision: -1, position: logStart };
  for (;;) {
    const page =
      facts === 'PROJECT'
        ? await store.readProject(key, last.position, pageSize)
        : await store.readStream({ category: facts.stream, id: key }, last.revision + 1, pageSize);
    yield page.filter(({ position }) => position <= upTo);
    last = page.at(-1) ?? last;
    if (page.length < pageSize || last.position > upTo) return;
  }
}

/** One row as it was, folded by the projection itself; `undefined` where there was none yet. */
async function rowThen(
  store: EventStore,
  projection: Projection<object>,
  wanted: Wanted,
): Promise<StoredRow | undefined> {
  const rows: Rows = new Map();
  // A row that is written once, and later than that, was not there.
  if (projection.facts === undefined) return undefined;
  for await (const page of pagesFor(store, projection.facts, wanted)) {
    const events = page.map((recorded) => ({ recorded, fact: toFact(recorded) }));
    const planned = planFold(projection, events);
    const touches = planned.touches.map((touch) => ({
      ...touch,
      keys: touch.keys.filter((key) => key === wanted.key),
    }));
    const { poison = planned.poison } = foldInto(projection, rows, touches);
    if (poison) throw poison;
  }
  return rows.get(wanted.key);
}

async function rowsThen(
  store: EventStore,
  projection: Projection<object>,
  { keys, upTo }: { readonly keys: readonly string[]; readonly upTo: bigint },
): Promise<Rows> {
  const rows: Rows = new Map();
  const waiting = [...keys];
  const work = async () => {
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
      rows.set(key, await rowThen(store, projection, { key, upTo }));
  };
  await Promise.all(Array.from({ length: Math.min(streamsAtOnce, keys.length) }, work));
  return rows;
}

/**
 * How everything stood at a moment. A row that no event has touched since is as it was; any other is folded afresh from its
 * own facts up to then, by its projection's own fold. So what is asked often (what changed little, or not long ago) costs
 * little, nothing is stored, and a past answer never changes.
 */
export function past(
  { database, store, inTurn, mostRows = usuallyMostRows }: PastSources,
  moment: Moment,
): Snapshot {
  const upTo = moment.position;
  const later = sql`position > ${upTo.toString()}::bigint`;

  async function takenBack(query: Query, projection: Projection<object>, lasting: Statement): Promise<Rows> {
    const changed = await query<{ key: string }>(sql`SELECT key FROM ${readModel(projection)}
      WHERE ${later} AND ${lasting} ORDER BY key LIMIT ${mostRows + 1}`);
    if (changed.length > mostRows) throw new TooMuchChanged(mostRows);
    return rowsThen(store, projection, { keys: changed.map(({ key }) => key), upTo });
  }

  return {
    query: database.query,
    now: sql`${moment.instant}::timestamptz`,

    settled: async <Row extends object>(projection: Projection<Row>, found: readonly FoundRow<Row>[]) => {
      const changed = found.filter(({ position }) => BigInt(position) > upTo).map(({ key }) => key);
      const then = await rowsThen(store, untyped(projection), { keys: changed, upTo });
      const rows = found.map(({ key, doc }) => [key, then.has(key) ? then.get(key)?.doc : doc] as const);
      // The rows were made by the projection's own fold.
      return new Map(rows.filter(([, row]) => row !== undefined)) as ReadonlyMap<
        string,
        object
      > as ReadonlyMap<string, Row>;
    },

    over: ({ projection, lasting }, work) =>
      inTurn(() =>
        database.inTransaction(async (query) => {
          // What has changed, and what has not, has to be the same to every statement.
          await query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
          await layOut(query, untyped(projection), await takenBack(query, untyped(projection), lasting));
          const columns = shownColumns(projection);
          return work(
            query,
            sql`(SELECT ${columns} FROM ${readModel(projection)} WHERE NOT ${later}
              UNION ALL SELECT ${columns} FROM ${layer}) AS list`,
          );
        }),
      ),
  };
}
