import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock.js';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresFailed } from './errors.js';
import { exists, postgresIn, procTells } from './processes.js';

const patience = { untilForce: 8_000, untilFailure: 15_000 };

/** What postmaster.pid says: the first line is the server's process, the eighth how far it has come. */
export async function postmasterOf(folder: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** The private socket folder that a crash left behind: the fifth line of postmaster.pid. */
export async function leftSocketFolder(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const named = text?.split('\n')[4] ?? '';
  // Root follows no other path from a file that another user may write.
  return /^\/tmp\/answerable-[A-Za-z0-9]{6}$/.test(named) ? named : undefined;
}

/**
 * Sees to it that no server of an earlier program works on the cluster. Only for the holder of the folder's claim.
 * A server whose program was killed is stopping already; one whose watcher was killed too is asked to stop.
 */
export async function vacate(cluster: Cluster, log: (line: string) => void): Promise<void> {
  if (process.platform === 'win32' && existsSync(join(cluster.folder, 'postmaster.pid')))
    spawnSync(cluster.binaries.pgCtl, ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', '15']);
  const folder = await realpath(cluster.folder);
  const began = systemClock.monotonic();
  const told = new Set<NodeJS.Signals>();
  for (;;) {
    const left = await postgresIn(folder);
    if (left.length === 0) return clearMisleadingPid(folder);
    const waited = systemClock.monotonic() - began;
    if (waited > patience.untilFailure) throw notVacated(cluster, left);
    const signal = waited > patience.untilForce ? 'SIGQUIT' : 'SIGINT';
    if (!told.has(signal)) await ask(signal, left, { folder, log });
    told.add(signal);
    await sleep(50);
  }
}

/** Backends whose server is gone leave by themselves; only force is for them too (SIGINT means other things there). */
async function ask(
  signal: NodeJS.Signals,
  left: readonly number[],
  { folder, log }: { folder: string; log: (line: string) => void },
): Promise<void> {
  log(
    `An earlier PostgreSQL still works on ${folder} (process ${left.join(', ')}); waiting for its end (${signal}).`,
  );
  const server = (await postmasterOf(folder))?.pid;
  for (const pid of signal === 'SIGQUIT' ? left : left.filter((each) => each === server))
    if (exists(pid)) process.kill(pid, signal);
}

/** PostgreSQL won't start while the number in a stale postmaster.pid belongs to some other program of the same user. */
async function clearMisleadingPid(folder: string): Promise<void> {
  const recorded = await postmasterOf(folder);
  if (procTells && recorded && exists(recorded.pid))
    await rm(join(folder, 'postmaster.pid'), { force: true });
}

const notVacated = (cluster: Cluster, left: readonly number[]) =>
  new EmbeddedPostgresFailed(
    `An earlier PostgreSQL still works on ${cluster.folder} and doesn't end (process ${left.join(', ')}).`,
    { advice: 'End these processes, then start again.' },
  );
