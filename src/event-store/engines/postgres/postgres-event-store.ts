import { systemClock } from '../../../platform/clock.js';
import type { Database } from '../../../platform/postgres/database.js';
import type { AppendRequest, EventStore } from '../../event-store.js';
import { assertStorable } from '../../storable.js';
import { appendQueue, type QueueLimits, usualLimits } from './append-queue.js';
import * as statements from './statements.js';
import { wakeUps } from './wake-ups.js';

/** Hears how long each batch took, for whoever measures. */
export type OnBatch = (batch: { readonly requests: number; readonly seconds: number }) => void;

export interface PostgresEventStore extends EventStore {
  /** How many appends wait. */
  waiting(): number;
  /**
   * Forgets at most `atMost` command ids stored before an instant and says how many: call it again until none is left.
   * A retry after that still stores nothing twice (event ids are kept for ever), but its fingerprint can't be compared.
   */
  forgetCommands(olderThan: string, atMost?: number): Promise<number>;
}

/** Appends and LISTEN have connections of their own: slow readers in the shared pool never hold up a decision. */
const ownConnections = {
  max: 2,
  idleTimeoutMillis: 0,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  query_timeout: 15_000,
};

/** The log in PostgreSQL. The database is migrated before and closed after by whoever opened it. */
export function postgresEventStore(
  database: Database,
  limits: Partial<QueueLimits> = {},
  onBatch: OnBatch = () => undefined,
): PostgresEventStore {
  const own = database.reserve(ownConnections);
  const wakes = wakeUps(own);
  const send = async (requests: readonly AppendRequest[]) => {
    const started = systemClock.monotonic();
    const rows = await own.query<statements.AppendRow>(statements.appendStatement(requests));
    onBatch({ requests: requests.length, seconds: (systemClock.monotonic() - started) / 1_000 });
    return rows.map(statements.resultFrom);
  };
  const queue = appendQueue(send, { ...usualLimits, ...limits }, wakes.wakeAll);
  let closing: Promise<void> | undefined;

  const close = async () => {
    await queue.drained();
    await wakes.close();
    await own.close();
  };

  return {
    async append(request) {
      if (closing !== undefined) throw new Error('The event store is closed.');
      assertStorable(request);
      return queue.append(request);
    },
    async readStream(stream, from = 0, limit) {
      const statement = statements.streamStatement(stream, from, limit ?? null);
      return (await database.query<statements.EventRow>(statement)).map(statements.eventFrom);
    },
    async readStreams(stretches) {
      if (stretches.length === 0) return [];
      const rows = await database.query<statements.StretchRow>(statements.stretchesStatement(stretches));
      return stretches.map((_, index) =>
        rows.filter(({ nth }) => nth === index + 1).map(statements.eventFrom),
      );
    },
    async readAll(after, limit) {
      const statement = statements.logStatement(after, limit);
      return (await database.query<statements.EventRow>(statement)).map(statements.eventFrom);
    },
    gapless: true,
    async readAt(position) {
      const [event] = await database.query<statements.EventRow>(statements.atStatement(position));
      return event && statements.eventFrom(event);
    },
    async readProject(projectId, after, limit) {
      const statement = statements.projectStatement(projectId, after, limit);
      return (await database.query<statements.EventRow>(statement)).map(statements.eventFrom);
    },
    async head() {
      const [row] = await database.query<{ position: string }>(statements.headStatement);
      if (row === undefined) throw new Error('The event store has lost the row that holds its head.');
      return BigInt(row.position);
    },
    async positionAt(instant) {
      const [row] = await database.query<{ position: string | null }>(
        statements.positionAtStatement(instant),
      );
      return row?.position == null ? undefined : BigInt(row.position);
    },
    async findCommand(commandId) {
      const [row] = await database.query<statements.CommandRow>(statements.commandStatement(commandId));
      return row && statements.commandFrom(row);
    },
    async forgetCommands(olderThan, atMost = 10_000) {
      const [row] = await database.query<{ forgotten: number }>(
        statements.forgetStatement(olderThan, atMost),
      );
      return row?.forgotten ?? 0;
    },
    waiting: queue.waiting,
    onAppended: wakes.subscribe,
    close: () => (closing ??= close()),
  };
}
