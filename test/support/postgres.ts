import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../src/platform/postgres/database.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { identifier, sql } from '../../src/platform/postgres/sql.js';

export interface TestDatabase {
  readonly database: Database;
  /** For programs and pools that a test opens itself. */
  readonly url: string;
  /** Closes the pool and drops the database, whatever else is still connected to it. */
  readonly drop: () => Promise<void>;
}

/** A broken connection that no query notices is still worth a line; tests that break some on purpose say so. */
const report = (error: Error) => console.warn(`connection lost: ${error.message}`);

const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined)
    throw new Error('TEST_DATABASE_URL is missing: test/support/global-setup.mjs sets it.');
  return url;
};

async function onServer(work: (server: Database) => Promise<unknown>): Promise<void> {
  const server = openDatabase({ connectionString: serverUrl(), max: 1 }, report);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

/** A fresh database without any tables, of which nobody else knows. */
export async function emptyDatabase(onConnectionError = report): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer((server) => server.query(sql`CREATE DATABASE ${identifier(name)}`));
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const database = openDatabase({ connectionString: url.href, max: 20 }, onConnectionError);
  return {
    database,
    url: url.href,
    drop: async () => {
      await database.close();
      await onServer((server) => server.query(sql`DROP DATABASE ${identifier(name)} WITH (FORCE)`));
    },
  };
}

/** A fresh database with all of the program's tables: one per test file is cheap, one per test affordable (about 0.2 s). */
export async function testDatabase(onConnectionError = report): Promise<TestDatabase> {
  const fresh = await emptyDatabase(onConnectionError);
  await migrate(fresh.database);
  return fresh;
}

/** Lends a fresh, migrated database to `work` and drops it afterwards. */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const { database, drop } = await testDatabase();
  try {
    await work(database);
  } finally {
    await drop();
  }
}
