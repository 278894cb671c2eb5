import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  claimsIn,
  cleanUp,
  nobodyWorksIn,
  onLinux,
  preparedFolder,
  processesIn,
  query,
  removePrepared,
  serverOf,
  startProgram,
  temporaryFolder,
  until,
} from './program.js';

if (!onLinux) console.warn('Skipped: these tests look at processes through /proc, which this system lacks.');
const crash = onLinux ? test : test.skip;

afterEach(cleanUp);
afterAll(removePrepared);

crash('a program killed by -9 takes PostgreSQL along; the next one finds everything', async () => {
  const dataDir = await preparedFolder();
  const first = startProgram(dataDir);
  const { connection } = await first.tells('ready');
  await first.end('SIGKILL');

  const second = startProgram(dataDir);
  const ready = await second.tells('ready');
  expect(ready.firstStart).toBe(false);
  expect(await query(ready.connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);
  expect(claimsIn(dataDir)).toHaveLength(1);
  await second.end('SIGKILL');

  await nobodyWorksIn(dataDir);
  expect([connection.host, ready.connection.host].filter((folder) => existsSync(folder))).toEqual([]);
});

crash('when the program, PostgreSQL and its watcher are all killed, the next start recovers', async () => {
  const dataDir = await preparedFolder();
  const first = startProgram(dataDir);
  const { connection } = await first.tells('ready');
  const all = processesIn(dataDir);
  for (const pid of all) process.kill(pid, 'SIGKILL');
  await first.end('SIGKILL');
  expect(all.length).toBeGreaterThan(2);

  const second = startProgram(dataDir);
  const ready = await second.tells('ready');
  expect(await query(ready.connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);
  expect(existsSync(connection.host)).toBe(false);
  await second.end('SIGTERM');
});

crash('a PostgreSQL left over because its watcher was killed too is stopped by the next start', async () => {
  const dataDir = await preparedFolder();
  const first = startProgram(dataDir);
  const { connection, dataFolder } = await first.tells('ready');
  const left = serverOf(dataFolder);
  const watchers = watchersIn(dataDir);
  expect(watchers).toHaveLength(1);
  for (const watcher of watchers) process.kill(watcher, 'SIGKILL');
  await first.end('SIGKILL');
  expect(await query(connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);

  const second = startProgram(dataDir);
  const ready = await second.tells('ready');
  expect(second.told).toContainEqual({ log: expect.stringContaining('An earlier PostgreSQL') as string });
  expect(processesIn(dataDir)).not.toContain(left);
  expect(await query(ready.connection, 'SELECT number FROM fact')).toEqual([{ number: 7 }]);
  expect(existsSync(connection.host)).toBe(false);
  await second.end('SIGTERM');
});

crash('a crash in the middle of the first start leaves nothing half made', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const unfinished = () => readdirSync(dataDir).filter((name) => name.startsWith('unfinished-'));
  const first = startProgram(dataDir);
  await until(
    () => existsSync(dataDir) && unfinished().some((name) => existsSync(join(dataDir, name, 'global'))),
  );
  await first.end('SIGKILL');
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

  const second = startProgram(dataDir);
  const { connection, firstStart } = await second.tells('ready');
  expect(firstStart).toBe(true);
  expect(unfinished()).toEqual([]);
  expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.end('SIGTERM');
});

crash('numbers of dead processes that living ones now bear mislead neither us nor PostgreSQL', async () => {
  const dataDir = await preparedFolder();
  const first = startProgram(dataDir);
  const { dataFolder } = await first.tells('ready');
  const [claim = ''] = claimsIn(dataDir);
  const claimed = await readFile(join(dataDir, claim), 'utf8');
  const postmaster = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8');
  await first.end('SIGTERM');

  const ours = String(process.pid);
  await writeFile(join(dataDir, claim), claimed.replace(/"pid":\d+/, `"pid":${ours}`));
  await writeFile(join(dataFolder, 'postmaster.pid'), postmaster.replace(/^\d+/, ours));
  const second = startProgram(dataDir);
  await second.tells('ready');
  expect(claimsIn(dataDir)).not.toContain(claim);
  await second.end('SIGTERM');
});

crash('SIGTERM to a program that stops its PostgreSQL leaves no process and no traces', async () => {
  const dataDir = await preparedFolder();
  const program = startProgram(dataDir);
  const { connection, dataFolder } = await program.tells('ready');
  await program.end('SIGTERM');
  expect(program.told.at(-1)).toEqual({ stopped: true });
  await nobodyWorksIn(dataDir);
  expect(existsSync(connection.host)).toBe(false);
  expect(existsSync(join(dataFolder, 'postmaster.pid'))).toBe(false);
  expect(claimsIn(dataDir)).toEqual([]);
});

/** The shells beside a server. */
const watchersIn = (dataDir: string): number[] =>
  processesIn(dataDir).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sh');
