import { createRequire } from 'node:module';
import pg from 'pg';

// Its ES modules import each other without an ending, which Node.js refuses.
const require = createRequire(import.meta.url);
const { PostgresEventStorageAdapter } = require('@castore/event-storage-adapter-postgres');
const { eventAlreadyExistsErrorCode } = require('@castore/core');

const eventStoreId = 'thing';

const detailsOf = ({ stream, events }, after) =>
  events.map(({ type, data, metadata }, index) => ({
    aggregateId: stream,
    version: after + index + 1,
    type,
    payload: data,
    metadata,
  }));

const isConflict = ({ code }) => code === eventAlreadyExistsErrorCode;

/** Its driver takes a Unix socket from the environment only. */
function addressFor(url) {
  const address = new URL(url);
  const host = decodeURIComponent(address.hostname);
  if (!host.startsWith('/')) return address.href;
  process.env.PGHOST = host;
  process.env.PGPORT = address.port;
  process.env.PGUSER = decodeURIComponent(address.username);
  process.env.PGPASSWORD = decodeURIComponent(address.password);
  return `postgres://${address.pathname}`;
}

/**
 * Through its public API. It can't read its whole log, so the follower reads the table itself by the only position
 * there is, the serial number. Its pool has the 10 connections that its driver takes by itself; there is no way to say more.
 */
export const castore = {
  name: 'castore',
  async open({ url }) {
    const connectionString = addressFor(url);
    await PostgresEventStorageAdapter.createEventTable({ connectionString });
    const adapter = new PostgresEventStorageAdapter({ connectionString });
    const reader = new pg.Pool({ connectionString: url, max: 1 });
    const push = (details) => {
      if (details.length === 1) return adapter.pushEvent(details[0], { eventStoreId });
      const timestamp = new Date().toISOString();
      const grouped = details.map((detail) => adapter.groupEvent({ ...detail, timestamp }));
      for (const group of grouped) group.context = { eventStoreId };
      return adapter.pushEventGroup({}, ...grouped);
    };
    const lastVersion = async (stream) => {
      const options = { reverse: true, limit: 1 };
      const { events } = await adapter.getEvents(stream, { eventStoreId }, options);
      return events[0]?.version ?? 0;
    };
    // It has no append without a version, so whoever comes too late reads again.
    const appendAny = async (appended) => {
      for (;;) {
        try {
          return await push(detailsOf(appended, await lastVersion(appended.stream)));
        } catch (error) {
          if (!isConflict(error)) throw error;
        }
      }
    };
    return {
      appendNew: (appended) => push(detailsOf(appended, 0)),
      appendAny,
      readAfter: async (cursor, limit) => {
        const { rows } = await reader.query({
          name: 'follow',
          text: `SELECT id, data, metadata FROM event WHERE id > $1 ORDER BY id LIMIT $2`,
          values: [cursor.toString(), limit],
        });
        return rows.map(({ id, data }) => ({ id: data.id, cursor: BigInt(id) }));
      },
      close: async () => {
        await adapter._sql.end();
        await reader.end();
      },
    };
  },
};
