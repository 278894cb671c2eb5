import { randomBytes, randomInt } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataDirInUse, messageOf } from './errors.js';
import { ourselves, type ProcessIdentity, stillRuns } from './processes.js';

const claimName = /^answerable-[0-9a-f]+\.pid$/;
const heartbeat = 1_000;
const silence = 3 * heartbeat;
const attempts = 5;

/**
 * Makes this program the only one on a folder.
 *
 * Everyone first puts up a claim of their own name and only then looks at the others': of two that race, at least one
 * sees the other and withdraws. No name is ever used twice, so clearing away a dead claim can't hit a living one.
 */
export async function claimFolder(
  folder: string,
  { dataDir, log }: { dataDir: string; log: (line: string) => void },
): Promise<{ release: () => Promise<void> }> {
  for (let attempt = 1; ; attempt += 1) {
    const release = await putUpClaim(join(folder, `answerable-${randomBytes(8).toString('hex')}.pid`), log);
    const rival = await livingRival(folder, release.file);
    if (rival === undefined) return release;
    await release.release();
    if (attempt === attempts) throw new DataDirInUse(dataDir, rival.pid);
    await sleep(randomInt(50, 250));
  }
}

async function putUpClaim(file: string, log: (line: string) => void) {
  await writeFile(file, `${JSON.stringify(await ourselves())}\n`, { flag: 'wx', mode: 0o644 });
  let told = false;
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch((error: unknown) => {
      if (!told) log(`The claim on the data folder can't be kept fresh: ${messageOf(error)}`);
      told = true;
    });
  }, heartbeat);
  beat.unref();
  const release = async () => {
    told = true;
    clearInterval(beat);
    await rm(file, { force: true });
  };
  return { file, release };
}

async function livingRival(folder: string, own: string): Promise<{ pid: number | undefined } | undefined> {
  const files = (await readdir(folder))
    .filter((name) => claimName.test(name))
    .map((name) => join(folder, name));
  for (const file of files.filter((each) => each !== own)) {
    const holder = await holderOf(file);
    const alive = (holder && (await stillRuns(holder))) ?? (await isKeptFresh(file));
    if (alive) return { pid: holder?.pid };
    await rm(file, { force: true });
  }
  return undefined;
}

async function holderOf(file: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity;
  } catch {
    // Gone meanwhile, or cut short by a crash while it was written: its heartbeat decides.
    return undefined;
  }
}

/** For holders in another container or on a system without /proc: a living one touches its claim. */
async function isKeptFresh(file: string): Promise<boolean> {
  const touched = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await touched();
  for (let waited = 0; waited < silence; waited += 250) {
    const now = await touched();
    if (now !== before) return now !== undefined;
    if (now === undefined) return false;
    await sleep(250);
  }
  return false;
}
