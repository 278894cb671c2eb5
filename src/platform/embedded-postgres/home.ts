import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Account, canReach, defaultAccount, ownerOf, startedByRoot } from './account.js';
import { EmbeddedPostgresFailed } from './errors.js';

/** Where root keeps what the database user must reach when the chosen folder is private. */
export const sharedRoot = '/var/lib/answerable';

/** The folder that holds the cluster, its log and its claim, and the user PostgreSQL runs as (undefined: ourselves). */
export interface Home {
  readonly dataDir: string;
  readonly folder: string;
  readonly account: Account | undefined;
}

export const clusterIn = (folder: string): string => join(folder, 'postgres');

const hasCluster = (folder: string): boolean => existsSync(join(clusterIn(folder), 'PG_VERSION'));
const signpost = (dataDir: string): string => join(dataDir, 'LOCATION.txt');

/** Finds where the cluster is, or shall be; never a second, empty one while the first is out of reach. */
export async function findHome(chosen: string): Promise<Home> {
  const dataDir = await openFolder(resolve(chosen));
  const elsewhere = await readSignpost(dataDir);
  if (!startedByRoot()) return { dataDir, folder: elsewhere ?? dataDir, account: undefined };
  if (elsewhere !== undefined) return homeAt(dataDir, elsewhere);
  if (hasCluster(dataDir) || canReach(await defaultAccount(), dataDir)) return homeAt(dataDir, dataDir);
  const folder = join(sharedRoot, await identityOf(dataDir));
  await mkdir(folder, { recursive: true });
  for (const each of [sharedRoot, folder]) await chmod(each, 0o755);
  return homeAt(dataDir, folder);
}

/** The same for everybody who starts on this very folder, and another once it was deleted and made again. */
async function identityOf(dataDir: string): Promise<string> {
  const { dev, ino, birthtimeNs } = await stat(dataDir, { bigint: true });
  const identity = [dataDir, dev, ino, birthtimeNs].join(' ');
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}

/** Leaves a note in the chosen folder when the cluster lives elsewhere. Called once there is a cluster to point to. */
export async function putUpSignpost({ dataDir, folder, account }: Home, log: (line: string) => void) {
  if (folder === dataDir || existsSync(signpost(dataDir))) return;
  const why = `PostgreSQL runs as ${account?.name ?? 'another user'}, who can't reach ${dataDir}`;
  await writeFile(signpost(dataDir), `${why}. The database of this folder is in:\n${folder}\n`);
  log(`${why}: the database is in ${folder} instead (LOCATION.txt says so).`);
}

async function openFolder(dataDir: string): Promise<string> {
  const mode = startedByRoot() ? 0o711 : 0o700;
  const made = await mkdir(dataDir, { recursive: true, mode });
  if (made !== undefined) await chmod(dataDir, mode);
  return realpath(dataDir);
}

async function readSignpost(dataDir: string): Promise<string | undefined> {
  if (!existsSync(signpost(dataDir))) return undefined;
  const note = await readFile(signpost(dataDir), 'utf8');
  const folder = note.split('\n').find((line) => line.startsWith('/'));
  if (folder !== undefined && hasCluster(folder)) return folder;
  throw new EmbeddedPostgresFailed(
    `${signpost(dataDir)} says that the database is in ${folder ?? 'no folder at all'}, but there is none.`,
    { advice: 'Bring that folder back. To begin with an empty database instead, delete LOCATION.txt.' },
  );
}

async function homeAt(dataDir: string, folder: string): Promise<Home> {
  const owner = hasCluster(folder) ? await ownerOf(clusterIn(folder)) : undefined;
  const account = owner ?? (await defaultAccount());
  if (canReach(account, folder)) return { dataDir, folder, account };
  throw new EmbeddedPostgresFailed(`PostgreSQL runs as ${account.name}, who can't reach ${folder}.`, {
    advice: 'Let that user pass through the folders above it (chmod o+x), or choose another with --data-dir.',
  });
}
