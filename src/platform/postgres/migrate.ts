import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.js';
import { type Query, sql, type Statement } from './sql.js';

/** One step of the durable tables' history. A released one is never edited: the next change is the next number. */
export interface Migration {
  /** The file's name without its ending: a number of four digits, then what it brings. */
  readonly name: string;
  readonly text: string;
}

/** The database and this program don't belong together; the message says how. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

const folder = new URL('./migrations/', import.meta.url);

/** The program's own migrations: every `NNNN-name.sql` in the folder beside this file. */
export async function shippedMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.sql'.length),
      text: await readFile(new URL(file, folder), 'utf8'),
    })),
  );
}

/** A checkout that turns line endings around is still the same migration. */
const checksumOf = ({ text }: Migration) =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

interface Recorded {
  readonly name: string;
  readonly checksum: string;
}

/** Any constant will do, as long as every program takes the same. */
const lock = 4_728_301_966n;

/** Programs that start together take turns; whoever waits finds the work done. */
const takeTurn = (query: Query) => query(sql`SELECT pg_advisory_xact_lock(${lock.toString()}::bigint)`);

/** Asks first, because a role that may only read and append may not create, not even what exists. */
async function recordedMigrations(query: Query): Promise<readonly Recorded[]> {
  const [found] = await query<{ exists: boolean }>(
    sql`SELECT to_regclass('platform.migrations') IS NOT NULL AS exists`,
  );
  if (found?.exists === true)
    return query<Recorded>(sql`SELECT name, checksum FROM platform.migrations ORDER BY name`);
  await query(sql`CREATE SCHEMA IF NOT EXISTS platform`);
  await query(sql`
    CREATE TABLE platform.migrations (
      name TEXT PRIMARY KEY,
      checksum TEXT NOT NULL,
      applied_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
    )`);
  return [];
}

function assertSame(shipped: Migration | undefined, recorded: Recorded): void {
  if (shipped === undefined)
    throw new MigrationRefused(
      `The database is newer than this program: it has migration ${recorded.name}, which this program doesn't know. ` +
        'Start the newer program, or restore a backup from before its upgrade.',
    );
  if (shipped.name !== recorded.name)
    throw new MigrationRefused(
      `Migration ${shipped.name} is missing in the database although ${recorded.name} is there. ` +
        'Migrations are applied in order: give the new one the next free number.',
    );
  if (checksumOf(shipped) !== recorded.checksum)
    throw new MigrationRefused(
      `Migration ${shipped.name} was edited after it had been applied. ` +
        'Restore its text and put the change into a new migration.',
    );
}

/** The oldest major version that the statements here are written for. */
const oldestSupported = 15;

async function serverVersion(query: Query): Promise<number> {
  const [row] = await query<{ server_version_num: string }>(sql`SHOW server_version_num`);
  return Math.floor(Number(row?.server_version_num) / 10_000);
}

/** Says so before anything is tried that an older server would only call a syntax error. */
export function assertSupported(major: number): void {
  if (major < oldestSupported)
    throw new MigrationRefused(
      `This PostgreSQL is version ${major}; Answerable needs ${oldestSupported} or newer. Upgrade it, or leave DATABASE_URL ` +
        'out: then the program runs its own.',
    );
}

function assertNumbered(migrations: readonly Migration[]): void {
  const numbers = migrations.map(({ name }) => /^\d{4}(?=-)/.exec(name)?.[0] ?? '');
  if (numbers.includes('')) throw new MigrationRefused('A migration is named NNNN-what-it-brings.sql.');
  if (new Set(numbers).size < numbers.length)
    throw new MigrationRefused('Two migrations have the same number.');
}

/** Migrations are files of several statements; nothing in them comes from outside. */
const statementOf = ({ text }: Migration): Statement => ({ text, values: [] });

async function applyNext(query: Query, migrations: readonly Migration[]): Promise<string | undefined> {
  await query(sql`SET LOCAL statement_timeout = 0`);
  await query(sql`SET LOCAL lock_timeout = 0`);
  await takeTurn(query);
  const recorded = await recordedMigrations(query);
  recorded.forEach((one, index) => assertSame(migrations[index], one));
  const next = migrations[recorded.length];
  if (next === undefined) return undefined;
  await query(statementOf(next)).catch((cause: unknown) => {
    throw new Error(`Migration ${next.name} failed; nothing of it was kept.`, { cause });
  });
  await query(
    sql`INSERT INTO platform.migrations (name, checksum) VALUES (${next.name}, ${checksumOf(next)})`,
  );
  return next.name;
}

/**
 * Brings the database up to this program, a transaction per migration, and returns the names of those applied now.
 * Safe when several programs start together. A database of a newer program, or one whose history differs, is refused
 * before anything is changed.
 */
export async function migrate(
  database: Database,
  migrations?: readonly Migration[],
): Promise<readonly string[]> {
  const wanted = migrations ?? (await shippedMigrations());
  assertNumbered(wanted);
  assertSupported(await serverVersion(database.query));
  const applied: string[] = [];
  for (;;) {
    const name = await database.inTransaction((query) => applyNext(query, wanted));
    if (name === undefined) return applied;
    applied.push(name);
  }
}
