import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock.js';
import { type Address, keepAddress, listenOptions } from './address.js';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresFailed, useYourOwn } from './errors.js';
import { sizeOf, tailOf } from './postgres-log.js';
import { postmasterOf, vacate } from './vacate.js';
import { type Ending, endingWithin, startWatched, type WatchedProcess } from './watched-process.js';

/** A server that answers. */
export interface Server {
  readonly ended: Promise<Ending>;
  readonly stop: () => Promise<void>;
}

export interface Launch {
  readonly cluster: Cluster;
  readonly address: Address;
  readonly log: (line: string) => void;
}

const retryFor = 15_000;
const remindEvery = 10_000;

/** Its log stays small and holds no row and no statement: these may be personal data. fsync stays on. */
const logOptions = ['log_checkpoints=off', 'log_error_verbosity=terse', 'log_min_error_statement=panic'];

/** Starts the server and waits until it accepts connections; what a predecessor still holds is waited for. */
export async function startServer(launch: Launch, abort: AbortSignal): Promise<Server> {
  const began = systemClock.monotonic();
  for (;;) {
    await vacate(launch.cluster, launch.log);
    abort.throwIfAborted();
    const attempt = await tryToStart(launch, abort);
    if ('server' in attempt) return attempt.server;
    const held = /still in use|lock file .* already exists/.test(attempt.tail);
    if (!held || systemClock.monotonic() - began > retryFor) throw notStarted(launch.cluster, attempt);
    await sleep(300);
  }
}

interface Failure {
  readonly how: string;
  readonly tail: string;
}

async function tryToStart(launch: Launch, abort: AbortSignal): Promise<{ server: Server } | Failure> {
  const { cluster, address } = launch;
  const { account } = cluster.home;
  const from = await sizeOf(cluster.logFile);
  await keepAddress(address, account);
  const options = logOptions.flatMap((option) => ['-c', option]);
  const watched = startWatched(
    [cluster.binaries.postgres, '-D', cluster.folder, ...listenOptions(address), ...options],
    { account, logFile: cluster.logFile, socketFolder: address.socketFolder ?? '' },
  );
  const giveUp = () => askToStop(cluster, watched);
  abort.addEventListener('abort', giveUp);
  const ending = await readyOrEnded(launch, watched);
  abort.removeEventListener('abort', giveUp);
  if (ending) return { how: ending.how, tail: await tailOf(cluster.logFile, from) };
  return { server: { ended: watched.ended, stop: () => stopServer(launch, watched) } };
}

/** Undefined once PostgreSQL itself notes that it accepts connections. Recovery after a crash may take its time. */
async function readyOrEnded({ cluster, log }: Launch, watched: WatchedProcess): Promise<Ending | undefined> {
  let reminded = systemClock.monotonic();
  for (;;) {
    const ending = await endingWithin(watched, 15);
    if (ending) return ending;
    const postmaster = await postmasterOf(cluster.folder);
    if (postmaster?.ready && postmaster.pid === watched.pid) return undefined;
    if (systemClock.monotonic() - reminded < remindEvery) continue;
    reminded = systemClock.monotonic();
    log(`PostgreSQL is still starting, perhaps recovering after a crash; see ${cluster.logFile}`);
  }
}

async function stopServer({ cluster, log }: Launch, watched: WatchedProcess): Promise<void> {
  askToStop(cluster, watched);
  if (await endingWithin(watched, 10_000)) return;
  log("PostgreSQL doesn't stop; ending it at once. It recovers at the next start.");
  watched.signal('SIGQUIT');
  if (await endingWithin(watched, 5_000)) return;
  watched.signal('SIGKILL');
  await watched.ended;
}

/** PostgreSQL's fast shutdown. Windows has no such signal to send. */
function askToStop({ binaries, folder }: Cluster, watched: WatchedProcess): void {
  if (process.platform !== 'win32') watched.signal('SIGINT');
  else spawnSync(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-W']);
}

const notStarted = ({ folder, logFile }: Cluster, { how, tail }: Failure) =>
  new EmbeddedPostgresFailed(`PostgreSQL didn't start on ${folder} (${how}).`, {
    tail,
    advice: `The whole log is in ${logFile}. ${useYourOwn}`,
  });
