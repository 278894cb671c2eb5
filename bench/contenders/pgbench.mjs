import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { someEvent } from './workload.mjs';

const run = promisify(execFile);

const tableText = `
  CREATE TABLE raw_log (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream UUID NOT NULL,
    revision INTEGER NOT NULL,
    event_id UUID NOT NULL UNIQUE,
    type TEXT NOT NULL,
    data JSON NOT NULL,
    metadata JSON NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (stream, revision)
  )`;

const { type, data, metadata } = someEvent();

const insertText = `
  INSERT INTO raw_log (stream, revision, event_id, type, data, metadata)
  VALUES (gen_random_uuid(), 0, gen_random_uuid(), '${type}', '${JSON.stringify(data)}', '${JSON.stringify(metadata)}');`;

/** Whether it can be run; Debian has it in postgresql-contrib. */
export const hasPgbench = () =>
  run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );

/** The rate of unchecked INSERTs of the same event into a table with the same unique keys: no store, no Node.js. */
export async function openPgbench(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(tableText);
  await client.end();
  const folder = await mkdtemp(join(tmpdir(), 'answerable-pgbench-'));
  const script = join(folder, 'insert.sql');
  await writeFile(script, insertText.trim().replaceAll('\n', ' '));
  return {
    name: 'pgbench',
    // A connection per client: beyond this, that is what would be measured.
    mostClients: 64,
    async appendsPerSecond({ clients, seconds }) {
      const time = String(Math.max(1, Math.round(seconds)));
      const options = ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', time];
      const { stdout } = await run('pgbench', [...options, url]);
      const [, tps] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
      if (tps === undefined) throw new Error(`pgbench told no rate:\n${stdout}`);
      return Number(tps);
    },
    close: () => rm(folder, { recursive: true }),
  };
}
