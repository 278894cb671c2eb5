import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/platform/embedded-postgres/index.js';

const urlOf = ({ host, port, user, password, database }) => {
  const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`;
  return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${database}`;
};

/** The product's own PostgreSQL on a folder of its own, unless BENCH_DATABASE_URL names another server. */
async function startServer() {
  const given = process.env.BENCH_DATABASE_URL;
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), 'answerable-bench-'));
  // Run by root, PostgreSQL is another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  return {
    url: urlOf(server.connection),
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server and lends databases on it; `stop` drops them all. */
export async function openServer() {
  const { url, stop } = await startServer();
  const names = [];
  const [{ version }] = await onServer(url, `SELECT current_setting('server_version') AS version`);
  return {
    version,
    async newDatabase(purpose) {
      const name = `bench_${process.pid}_${names.length}_${purpose.replaceAll(/\W/g, '_')}`;
      await onServer(url, `CREATE DATABASE ${name}`);
      names.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async stop() {
      for (const name of names) await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
      await stop();
    },
  };
}
