import { existsSync } from 'node:fs';
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecret } from '../ids.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresFailed, useYourOwn } from './errors.js';
import { clusterIn, type Home } from './home.js';
import { sizeOf, tailOf } from './postgres-log.js';
import { startWatched } from './watched-process.js';

export const role = 'answerable';
export const database = 'answerable';

/** A cluster on the disk, and with what and as whom to run it. */
export interface Cluster {
  readonly folder: string;
  readonly home: Home;
  readonly binaries: Binaries;
  readonly logFile: string;
}

/** Makes the cluster if there is none, and says whether it did. A crash at any point leaves all of it or nothing. */
export async function ensureCluster(cluster: Cluster): Promise<boolean> {
  const { home, folder } = cluster;
  await clearUnfinished(home.folder);
  if (existsSync(join(folder, 'PG_VERSION'))) return false;
  const unfinished = await mkdtemp(join(home.folder, 'unfinished-'));
  if (home.account) await chown(unfinished, home.account.uid, home.account.gid);
  await runInitdb(cluster, unfinished);
  await createDatabase(cluster, unfinished);
  await rename(unfinished, folder);
  await syncFolder(home.folder);
  return true;
}

export const clusterOf = (home: Home, rest: Omit<Cluster, 'folder' | 'home'>): Cluster => ({
  folder: clusterIn(home.folder),
  home,
  ...rest,
});

/** On Windows PostgreSQL listens on loopback, where any local user could knock; elsewhere the socket folder is private. */
export async function passwordOf({ home }: Cluster): Promise<string | undefined> {
  if (process.platform !== 'win32') return undefined;
  const file = passwordFile(home);
  if (!existsSync(file)) await writeFile(file, newSecret(), { mode: 0o600 });
  return readFile(file, 'utf8');
}

const passwordFile = (home: Home): string => join(home.folder, 'postgres.password');

async function runInitdb(cluster: Cluster, unfinished: string): Promise<void> {
  const withPassword = (await passwordOf(cluster)) !== undefined;
  const authentication = withPassword
    ? ['--auth=scram-sha-256', `--pwfile=${passwordFile(cluster.home)}`]
    : ['--auth=trust'];
  const options = [
    '--locale=C',
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
    ...authentication,
  ];
  await run(cluster, [cluster.binaries.initdb, `--pgdata=${unfinished}`, `--username=${role}`, ...options]);
}

/** In single-user mode: no server, no client and no second way in while the cluster is half made. */
async function createDatabase(cluster: Cluster, unfinished: string): Promise<void> {
  const command = [
    cluster.binaries.postgres,
    '--single',
    '-D',
    unfinished,
    '-c',
    'exit_on_error=on',
  ] as const;
  await run(cluster, [...command, 'postgres'], `CREATE DATABASE ${database}\n`);
}

async function run({ home, logFile }: Cluster, command: [string, ...string[]], input?: string) {
  const from = await sizeOf(logFile);
  const circumstances = { account: home.account, logFile, ...(input !== undefined && { input }) };
  const { well, how } = await startWatched(command, circumstances).ended;
  if (well) return;
  throw new EmbeddedPostgresFailed(`The database couldn't be made in ${home.folder} (${how}).`, {
    tail: await tailOf(logFile, from),
    advice: `Is the disk full, or the folder on a file system without owners? Try another with --data-dir. ${useYourOwn}`,
  });
}

async function clearUnfinished(folder: string): Promise<void> {
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith('unfinished-'));
  // What the crash left running may still be writing there while its watcher stops it.
  for (const name of leftovers)
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
