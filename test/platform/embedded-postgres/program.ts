import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '../../../src/platform/embedded-postgres/index.js';

export const fixture = new URL('../../support/embedded-program.mjs', import.meta.url).pathname;

interface Told {
  readonly log?: string;
  readonly ready?: { connection: { host: string; port: number }; dataFolder: string; firstStart: boolean };
  readonly failed?: { name: string; message: string };
  readonly stopped?: true;
}

export interface Program {
  readonly child: ChildProcess;
  readonly told: Told[];
  readonly errors: string[];
  /** Waits until the program has told this kind of thing. */
  readonly tells: <Key extends keyof Told>(key: Key) => Promise<NonNullable<Told[Key]>>;
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** Runs a real second program with an embedded PostgreSQL. */
export function startProgram(
  dataDir: string,
  { script = fixture, built, uid }: { script?: string; built?: string; uid?: number } = {},
): Program {
  const child = spawn(process.execPath, [script, dataDir, ...(built === undefined ? [] : [built])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  running.add(child);
  const told: Told[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line) as Told));
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const gone = once(child, 'close');
  const tells: Program['tells'] = async (key) => {
    for (;;) {
      const found = told.find((each) => each[key] !== undefined)?.[key];
      if (found !== undefined) return found;
      if (running.has(child) && child.exitCode === null && child.signalCode === null) await sleep(20);
      else throw new Error(`The program ended without "${key}": ${JSON.stringify(told)} ${errors.join('')}`);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
    running.delete(child);
  };
  return { child, told, errors, tells, end };
}

/** A folder that another user can pass through, as a service's folder is. Removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/embedded-postgres-test-');
  await chmod(folder, 0o755);
  folders.add(folder);
  return folder;
}

let prepared: Promise<string> | undefined;

/** A data folder as a first start and an orderly stop leave it: a copy of one that is made once per test file. */
export async function preparedFolder(): Promise<string> {
  const original = await (prepared ??= prepare());
  const dataDir = join(await temporaryFolder(), 'data');
  execFileSync('cp', ['-a', original, dataDir]);
  return dataDir;
}

async function prepare(): Promise<string> {
  const folder = await mkdtemp('/tmp/embedded-postgres-test-');
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await query(postgres.connection, 'CREATE TABLE fact AS SELECT 7 AS number');
  await postgres.stop();
  return dataDir;
}

/** For after the last test of a file. */
export async function removePrepared(): Promise<void> {
  if (prepared) await rm(dirname(await prepared), { recursive: true, force: true });
}

/** Ends what a failed test left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    running.delete(child);
  }
  for (const folder of folders) {
    await nobodyWorksIn(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    folders.delete(folder);
  }
}

/** Ends only when no process names the folder or works in it. */
export async function nobodyWorksIn(folder: string): Promise<void> {
  while (processesIn(folder).length > 0) await sleep(50);
}

export const processesIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const names = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
        return names || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    })
    .map(Number);

/** The server's process: the first line of PostgreSQL's own pid file. */
export const serverOf = (dataFolder: string): number =>
  Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);

export const claimsIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('answerable-') && name.endsWith('.pid'));

export async function query(connection: { host: string; port: number }, text: string) {
  const pool = new Pool({ user: 'answerable', database: 'answerable', max: 1, ...connection });
  pool.on('error', () => undefined);
  try {
    return (await pool.query<Record<string, unknown>>(text)).rows;
  } finally {
    await pool.end();
  }
}

/** Asks until it is answered: for a server that is being started again. */
export async function queryInTheEnd(connection: { host: string; port: number }, text: string) {
  for (;;) {
    try {
      return await query(connection, text);
    } catch {
      await sleep(50);
    }
  }
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

/** These tests look at processes through /proc. */
export const onLinux = existsSync('/proc/self/stat');
