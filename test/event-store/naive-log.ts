import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/platform/postgres/database.js';
import { sql } from '../../src/platform/postgres/sql.js';
import type { LogUnderTest } from './gap-oracle.js';

class RolledBack extends Error {}

/** The usual recipe, which loses events: a sequence gives the position, and readers ask for what is beyond their cursor. */
export async function naiveLog(database: Database): Promise<LogUnderTest> {
  await database.query(sql`CREATE TABLE naive_log (position BIGSERIAL PRIMARY KEY, id UUID NOT NULL)`);
  return {
    write: async () => {
      const id = randomUUID();
      const store = database.inTransaction(async (query) => {
        await query(sql`INSERT INTO naive_log (id) VALUES (${id})`);
        await pause(Math.random() * 8);
        if (Math.random() < 0.2) throw new RolledBack();
        return [id];
      });
      return store.catch((error: unknown) => {
        if (error instanceof RolledBack) return [];
        throw error;
      });
    },
    readAfter: async (cursor) => {
      const rows = await database.query<{ id: string; position: string }>(
        sql`SELECT id, position FROM naive_log WHERE position > ${cursor.toString()} ORDER BY position LIMIT 100`,
      );
      return rows.map(({ id, position }) => ({ id, cursor: BigInt(position) }));
    },
  };
}
