import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresFailed, messageOf, useYourOwn } from './errors.js';

/** The user PostgreSQL runs as when root starts the program: PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export const startedByRoot = (): boolean => process.getuid?.() === 0;

/** The user `postgres` where there is one, else `nobody`. */
export async function defaultAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find(([each]) => each === wanted) ?? [];
    if (name !== undefined && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresFailed(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as.',
    { advice: `Start the program as an ordinary user. ${useYourOwn}` },
  );
}

/** Whoever owns an existing folder, unless that is root: a cluster starts only as its owner. */
export async function ownerOf(folder: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(folder);
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid };
}

/** Asks the kernel by going there as that user: mode bits alone don't tell (private parents, ACLs, mounts). */
export function canReach(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0" && test -x .', folder], {
    uid,
    gid,
    cwd: '/',
    stdio: 'ignore',
  });
  if (tried.error !== undefined)
    throw new EmbeddedPostgresFailed(
      `PostgreSQL refuses to run as root, and root can't become ${account.name} here: ${messageOf(tried.error)}`,
      { advice: `Start the program as an ordinary user. ${useYourOwn}`, cause: tried.error },
    );
  return tried.status === 0;
}
