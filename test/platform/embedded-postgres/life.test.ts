import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  DataDirInUse,
  EmbeddedPostgresFailed,
  startEmbeddedPostgres,
} from '../../../src/platform/embedded-postgres/index.js';
import {
  claimsIn,
  cleanUp,
  preparedFolder,
  removePrepared,
  query,
  queryInTheEnd,
  serverOf,
  startProgram,
  temporaryFolder,
} from './program.js';

const log = () => undefined;

afterEach(cleanUp);
afterAll(removePrepared);

test('the first start makes the database, the next one finds the data again, and each says how long it took', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const lines: string[] = [];
  const options = { dataDir, log: (line: string) => lines.push(line) };

  const first = await startEmbeddedPostgres(options);
  await query(first.connection, 'CREATE TABLE wish (what TEXT); ');
  await query(first.connection, `INSERT INTO wish VALUES ('a bridge')`);
  const settings = await query(
    first.connection,
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'data_checksums', 'listen_addresses') ORDER BY name`,
  );
  await Promise.all([first.stop(), first.stop()]);

  const second = await startEmbeddedPostgres(options);
  const found = await query(second.connection, 'SELECT what FROM wish');
  await second.stop();

  expect([first.firstStart, second.firstStart]).toEqual([true, false]);
  expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', '']);
  expect(found).toEqual([{ what: 'a bridge' }]);
  expect(lines.filter((line) => /^PostgreSQL ready in \d+\.\d s/.test(line))).toHaveLength(2);
  expect(existsSync(second.connection.host)).toBe(false);
  expect(claimsIn(dataDir)).toEqual([]);
});

test("PostgreSQL's usual port may be taken, and its environment variables may point elsewhere", async () => {
  const dataDir = await preparedFolder();
  const other = createServer();
  // Where a PostgreSQL already listens there, the port is taken as well.
  await new Promise<void>((resolve) => {
    other.once('error', () => resolve()).listen(5432, () => resolve());
  });
  process.env['PGDATA'] = '/nonexistent';
  process.env['PGPORT'] = '1';
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(postgres.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  } finally {
    delete process.env['PGDATA'];
    delete process.env['PGPORT'];
    other.close();
  }
});

test('a second program on the same folder is told who holds it and what to do', async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbeddedPostgres({ dataDir, log });
  try {
    const { name, message } = await startProgram(dataDir).tells('failed');
    expect(name).toBe('DataDirInUse');
    expect(message).toContain(dataDir);
    expect(message).toContain(`process ${process.pid}`);
    expect(message).toContain('--data-dir');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(DataDirInUse);
    expect(await query(first.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    await first.stop();
  }
});

test("a start that fails shows PostgreSQL's own words and leaves nothing behind", async () => {
  const dataDir = await preparedFolder();
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  await postgres.stop();
  const settings = join(postgres.dataFolder, 'postgresql.conf');
  const good = await readFile(settings);
  await appendFile(settings, '\nnonsense_setting = on\n');

  const failing = startEmbeddedPostgres({ dataDir, log });
  await expect(failing).rejects.toThrow(EmbeddedPostgresFailed);
  await expect(failing).rejects.toThrow(/nonsense_setting[^]*DATABASE_URL/);
  expect(claimsIn(dataDir)).toEqual([]);

  await writeFile(settings, good);
  const again = await startEmbeddedPostgres({ dataDir, log });
  expect(again.firstStart).toBe(false);
  await again.stop();
});

test('a PostgreSQL that keeps ending is given up in the end, and the program is told', async () => {
  const dataDir = await preparedFolder();
  let tell: (error: Error) => void;
  const gone = new Promise<Error>((resolve) => (tell = resolve));
  const postgres = await startEmbeddedPostgres({ dataDir, log, onGone: (error) => tell(error) });
  await appendFile(join(postgres.dataFolder, 'postgresql.conf'), '\nnonsense_setting = on\n');
  process.kill(serverOf(postgres.dataFolder), 'SIGKILL');
  expect((await gone).message).toContain('nonsense_setting');
  await postgres.stop();
  expect(claimsIn(dataDir)).toEqual([]);
});

test('a PostgreSQL that is killed comes back at the same place, with the data', async () => {
  const dataDir = await preparedFolder();
  const lines: string[] = [];
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  const killed = serverOf(postgres.dataFolder);
  process.kill(killed, 'SIGKILL');
  expect(await queryInTheEnd(postgres.connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);
  expect(serverOf(postgres.dataFolder)).not.toBe(killed);
  expect(lines).toContainEqual(expect.stringContaining('ended unasked (SIGKILL)'));
  await postgres.stop();
});
