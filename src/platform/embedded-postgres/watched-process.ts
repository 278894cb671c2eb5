import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';

/**
 * Starts a command that can't outlive this program, not even one killed by -9.
 *
 * A watcher beside the command reads a pipe that only we hold. A line means that the command has ended; the end of the
 * pipe means that we have: then it asks the command to stop (SIGINT is PostgreSQL's fast shutdown), insists after half
 * a minute, and clears the socket folder away. The shell becomes the command by exec, so its process is our child; the
 * watcher isn't the command's (hence the double parentheses): PostgreSQL takes a killed child for a crash of its own.
 */
const watchedCommand = `
folder=$1; shift
( (
  trap '' HUP INT TERM
  if read -r _ <&3; then exit 0; fi
  kill -INT $$
  n=0
  while [ $n -lt 30 ] && kill -0 $$ 2>/dev/null; do sleep 1; n=$((n + 1)); done
  [ $n -lt 30 ] || kill -QUIT $$ 2>/dev/null
  [ -z "$folder" ] || rm -rf -- "$folder"
) </dev/null & )
exec "$@" 3<&-
`;

export interface Ending {
  readonly well: boolean;
  readonly how: string;
}

export interface WatchedProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<Ending>;
  readonly signal: (signal: NodeJS.Signals) => void;
}

export interface Circumstances {
  readonly account: Account | undefined;
  readonly logFile: string;
  readonly input?: string;
  /** Removed by the watcher when this program dies. */
  readonly socketFolder?: string;
}

export function startWatched(
  command: readonly [string, ...string[]],
  circumstances: Circumstances,
): WatchedProcess {
  const child = spawnWatched(command, circumstances);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ well: false, how: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ well: code === 0, how: signal ?? `exit code ${code ?? '?'}` }),
    );
  });
  const line = child.stdio[3];
  if (line && 'end' in line) {
    // The watcher may be gone already, and then needs no word from us.
    line.on('error', () => undefined);
    void ended.then(() => line.end('ended\n'));
  }
  // A command that ends before it has read its input says why by its exit code.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(circumstances.input);
  return { pid: child.pid, ended, signal: (signal) => void child.kill(signal) };
}

/** How it ended, or undefined when it hasn't within the time. */
export async function endingWithin(
  watched: WatchedProcess,
  milliseconds: number,
): Promise<Ending | undefined> {
  const given = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: given.signal }).catch(() => undefined);
  const ending = await Promise.race([watched.ended, late]);
  given.abort();
  return ending;
}

function spawnWatched(command: readonly [string, ...string[]], circumstances: Circumstances): ChildProcess {
  const { account, logFile, input, socketFolder = '' } = circumstances;
  const output = openSync(logFile, 'a', 0o600);
  const first = input === undefined ? 'ignore' : 'pipe';
  try {
    // Windows has no such shell: there PostgreSQL outlives a killed program until the next start stops it.
    if (process.platform === 'win32')
      return spawn(command[0], command.slice(1), { stdio: [first, output, output], env: environment() });
    return spawn('/bin/sh', ['-c', watchedCommand, 'answerable-postgres', socketFolder, ...command], {
      stdio: [first, output, output, 'pipe'],
      cwd: '/',
      env: environment(),
      // A session of its own: Ctrl-C in the terminal reaches the program alone, which then closes in order.
      detached: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
  } finally {
    closeSync(output);
  }
}

/** Neither the program's secrets nor the caller's PG… settings reach PostgreSQL. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH = '/usr/bin:/bin', SystemRoot, TEMP, TZ } = process.env;
  const kept = Object.entries({ PATH, SystemRoot, TEMP, TZ, LC_ALL: 'C' });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}
