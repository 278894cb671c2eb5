import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import pg from 'pg';

const manifest = createRequire(import.meta.url).resolve('@eventide/message-db/package.json');
const folder = new URL('./database/', `file://${manifest}`);

// The files and the order of its install.sh, which needs psql; without the role and the grants, which nothing here uses.
const files = [
  'schema/message-store',
  'extensions/pgcrypto',
  'tables/messages',
  'types/message',
  ...[
    'message-store-version',
    'hash-64',
    'acquire-lock',
    'category',
    'is-category',
    'id',
    'cardinal-id',
    'stream-version',
    'write-message',
    'get-stream-messages',
    'get-category-messages',
    'get-last-stream-message',
  ].map((name) => `functions/${name}`),
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

const writeText = 'SELECT message_store.write_message($1, $2, $3, $4, $5, $6)';
const readText =
  'SELECT id, global_position, data, metadata FROM message_store.get_category_messages($1, $2, $3)';

/**
 * Through its SQL functions, prepared. It promises an order within a category only, which it gives by letting one
 * append to a category in at a time; so all of the load is one category, as a log to follow has to be.
 */
export const messageDb = {
  name: 'message-db',
  async open({ url, connections }) {
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      options: '-c search_path=message_store,public -c client_min_messages=warning',
    });
    for (const file of files) await pool.query(await readFile(new URL(`${file}.sql`, folder), 'utf8'));
    const write = (client, stream, { event, expected }) =>
      client.query({
        name: 'write',
        text: writeText,
        values: [
          event.id,
          `thing-${stream}`,
          event.type,
          JSON.stringify(event.data),
          JSON.stringify(event.metadata),
          expected,
        ],
      });
    const writeAll = async ({ stream, events }, expectedOf) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        for (const [index, event] of events.entries())
          await write(client, stream, { event, expected: expectedOf(index) });
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    };
    const append = ({ stream, events }, expectedOf) =>
      events.length === 1
        ? write(pool, stream, { event: events[0], expected: expectedOf(0) })
        : writeAll({ stream, events }, expectedOf);
    return {
      appendNew: (appended) => append(appended, (index) => index - 1),
      appendAny: (appended) => append(appended, () => null),
      readAfter: async (cursor, limit) => {
        const values = ['thing', (cursor + 1n).toString(), limit];
        const { rows } = await pool.query({ name: 'read', text: readText, values });
        return rows.map(({ id, global_position }) => ({ id, cursor: BigInt(global_position) }));
      },
      close: () => pool.end(),
    };
  },
};
