import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../../src/platform/postgres/sql.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import {
  ask,
  bootstrapped,
  cleanUp,
  run,
  secret,
  serve,
  strangerOnPort,
  temporaryFolder,
} from './answerable.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await emptyDatabase();
});
afterEach(cleanUp);
afterAll(() => own.drop());

const elsewhere = (change: (url: URL) => void): string => {
  const url = new URL(own.url);
  change(url);
  return url.href;
};

const unusable = {
  'a port where nobody listens': () => 'postgres://answerable@127.0.0.1:1/answerable',
  'a port of a name with two addresses where nobody listens': () =>
    'postgres://answerable@localhost:1/answerable',
  'a host that is none': () => 'postgres://answerable@nowhere.invalid:5432/answerable',
  'a database that is none': () => elsewhere((url) => (url.pathname = '/no_such_database')),
  'a role that is none': () => elsewhere((url) => (url.username = 'no_such_role')),
};

test.each(Object.entries(unusable))('%s is told in a sentence', async (_, urlOf) => {
  const env = { ANSWERABLE_JWT_SECRET: secret, DATABASE_URL: urlOf() };
  const { code, stdout, stderr } = await run(['serve', '--port', '0'], env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /The database does not answer: .{9,}\. Check DATABASE_URL, and whether PostgreSQL runs\.\n$/,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a database that takes the connection and never answers is given up', async () => {
  const stranger = await strangerOnPort();
  const { code, stderr } = await run(['bootstrap', '--subject', 'anna', '--name', 'Anna'], {
    DATABASE_URL: `postgres://answerable@127.0.0.1:${stranger.port}/answerable`,
  });
  stranger.close();
  expect(code).toBe(1);
  expect(stderr).toContain('Check DATABASE_URL');
});

test('with DATABASE_URL nothing is made in the data folder', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const env = { DATABASE_URL: own.url, ANSWERABLE_DATA_DIR: dataDir };
  const server = await serve([], env);
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });
  expect(existsSync(dataDir)).toBe(false);
});

test('requests under way at the signal are finished and answered before the end', async () => {
  const env = { DATABASE_URL: own.url };
  const { token } = await bootstrapped([], { subject: 'carla', name: 'Carla', env });
  const server = await serve([], env);
  const register = 'mutation { clientRegister(input: { name: "Acme" }) { position userErrors { code } } }';
  const appends = () =>
    own.database.query(sql`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%event_store.append%'
        AND pid <> pg_backend_pid()`);

  let answering: ReturnType<typeof ask> | undefined;
  await own.database.inTransaction(async (query) => {
    await query(sql`SELECT position FROM event_store.head FOR UPDATE`);
    answering = ask({ url: server.url, token }, register);
    while ((await appends()).length === 0) await sleep(20);
    server.child.kill('SIGTERM');
    while (!server.output.stdout.includes('finishing what is under way')) await sleep(20);
    await expect(fetch(`${server.url}/health/live`, { headers: { connection: 'close' } })).rejects.toThrow();
  });
  expect(await answering).toEqual({
    data: { clientRegister: { position: expect.stringMatching(/^lp_/) as string, userErrors: [] } },
  });
  expect(await server.ended).toMatchObject({ code: 0 });
});
