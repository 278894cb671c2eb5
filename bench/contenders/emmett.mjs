import { isExpectedVersionConflictError } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, readMessagesBatch } from '@event-driven-io/emmett-postgresql';
import { dumbo } from '@event-driven-io/dumbo';
import pg from 'pg';

const messagesOf = ({ events }) => events.map(({ type, data, metadata }) => ({ type, data, metadata }));

/** Through its public API; read with the function that its own consumers use. */
export const emmett = {
  name: 'emmett',
  async open({ url, connections }) {
    const pool = new pg.Pool({ connectionString: url, max: connections });
    const store = getPostgreSQLEventStore(url, { connectionOptions: { pooled: true, pool } });
    await store.schema.migrate();
    const reader = dumbo({ connectionString: url, pooled: true, pool });
    const append = (appended, options) =>
      store.appendToStream(`thing-${appended.stream}`, messagesOf(appended), options);
    // Without an expected version it still refuses whoever another append has overtaken.
    const appendAny = async (appended) => {
      for (;;) {
        try {
          return await append(appended);
        } catch (error) {
          if (!isExpectedVersionConflictError(error)) throw error;
        }
      }
    };
    return {
      appendNew: (appended) => append(appended, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' }),
      appendAny,
      readAfter: async (after, batchSize) => {
        const { messages } = await readMessagesBatch(reader.execute, { after, batchSize });
        return messages.map(({ data, metadata }) => ({ id: data.id, cursor: metadata.globalPosition }));
      },
      close: async () => {
        await store.close();
        await pool.end();
      },
    };
  },
};
