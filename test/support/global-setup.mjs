import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const unlessUnset = (value, text) => (value === undefined ? '' : text(value));

const urlOf = ({ host, port, user, password, database }) => {
  const secret = unlessUnset(password, (word) => `:${encodeURIComponent(word)}`);
  return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${database}`;
};

/**
 * One PostgreSQL for the whole run: the one at TEST_DATABASE_URL (any database whose role may create databases and
 * roles), or else the program's own, from dist, which `npm test` builds first.
 */
export default async function setUp() {
  if (process.env.TEST_DATABASE_URL !== undefined) return;
  const { startEmbeddedPostgres } = await import('../../dist/platform/embedded-postgres/index.js');
  const dataDir = await mkdtemp(join(tmpdir(), 'answerable-test-'));
  // Run by root, PostgreSQL is another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const lines = [];
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) }).catch((error) => {
    throw new Error(`The tests' PostgreSQL didn't start.\n${lines.join('\n')}`, { cause: error });
  });
  process.env.TEST_DATABASE_URL = urlOf(server.connection);
  globalThis.stopTestPostgres = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
