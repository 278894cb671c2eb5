// A program with an embedded PostgreSQL, for tests that kill it: prints what happens as one JSON object per line.
// Usage: node embedded-program.mjs <data folder> [<folder of the built product>]
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [dataDir, built = new URL('../../dist', import.meta.url).pathname] = process.argv.slice(2);
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const entrance = pathToFileURL(resolve(built, 'platform/embedded-postgres/index.js')).href;
const { startEmbeddedPostgres } = await import(entrance);

try {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => tell({ log: line }) });
  process.once('SIGTERM', () => void postgres.stop().then(() => tell({ stopped: true })));
  const { connection, dataFolder, firstStart } = postgres;
  tell({ ready: { connection, dataFolder, firstStart } });
} catch (error) {
  tell({ failed: { name: error.name, message: error.message } });
  process.exitCode = 1;
}
