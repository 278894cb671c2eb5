import { rm } from 'node:fs/promises';
import { systemClock } from '../clock.js';
import { type Address, chooseAddress } from './address.js';
import { findBinaries } from './binaries.js';
import { claimFolder } from './claim.js';
import { type Cluster, clusterOf, database, ensureCluster, passwordOf, role } from './cluster.js';
import { DataDirInUse, EmbeddedPostgresFailed, messageOf, useYourOwn } from './errors.js';
import { findHome, type Home, putUpSignpost } from './home.js';
import { openPostgresLog } from './postgres-log.js';
import { startServer } from './server.js';
import { supervise } from './supervise.js';
import { leftSocketFolder } from './vacate.js';

export { DataDirInUse, EmbeddedPostgresFailed };

/** A PostgreSQL of the program's own: it starts, is watched over and stops with the program. */
export interface EmbeddedPostgres {
  /** For `new pg.Pool(connection)`: a Unix socket in a private folder, or loopback TCP on Windows. */
  readonly connection: Connection;
  readonly firstStart: boolean;
  readonly milliseconds: number;
  /** Where the cluster is, which for root may be outside the chosen folder. */
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** PostgreSQL keeps ending and isn't started again: the program can only close. */
  readonly onGone?: (error: Error) => void;
}

/** Starts PostgreSQL on the program's data folder, making the database at the first start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const began = systemClock.monotonic();
  const { dataDir, log } = options;
  try {
    const home = await findHome(dataDir);
    const claim = await claimFolder(home.folder, { dataDir: home.dataDir, log });
    const started = await startClaimed(home, options).catch(async (error: unknown) => {
      await claim.release();
      throw error;
    });
    const milliseconds = Math.round(systemClock.monotonic() - began);
    const first = started.firstStart ? ' (first start: database made)' : '';
    log(`PostgreSQL ready in ${(milliseconds / 1_000).toFixed(1)} s${first}, data in ${started.dataFolder}`);
    return { ...started, milliseconds, stop: once(() => started.stop().finally(claim.release)) };
  } catch (error) {
    throw explained(error, dataDir);
  }
}

async function startClaimed(home: Home, { log, onGone }: EmbeddedPostgresOptions) {
  const logFile = await openPostgresLog(home.folder);
  const cluster = clusterOf(home, { binaries: await findBinaries(home), logFile });
  const firstStart = await ensureCluster(cluster);
  await putUpSignpost(home, log);
  const left = await leftSocketFolder(cluster.folder);
  const address = await chooseAddress(home.account);
  const supervised = await supervise({
    start: (abort) => startServer({ cluster, address, log }, abort),
    log,
    onGone: (error) => {
      log(error.message);
      onGone?.(error);
    },
  }).catch(async (error: unknown) => {
    await removeFolder(address.socketFolder);
    throw error;
  });
  await removeFolder(left);
  return {
    connection: await connectionTo(cluster, address),
    firstStart,
    dataFolder: cluster.folder,
    stop: () => supervised.stop().finally(() => removeFolder(address.socketFolder)),
  };
}

async function connectionTo(cluster: Cluster, { host, port }: Address): Promise<Connection> {
  const password = await passwordOf(cluster);
  return { host, port, user: role, database, ...(password !== undefined && { password }) };
}

const removeFolder = async (folder: string | undefined): Promise<void> => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
};

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

function explained(error: unknown, dataDir: string): Error {
  if (error instanceof DataDirInUse || error instanceof EmbeddedPostgresFailed) return error;
  return new EmbeddedPostgresFailed(`PostgreSQL can't be started on ${dataDir}: ${messageOf(error)}`, {
    advice: `May this user write there? Another folder goes with --data-dir. ${useYourOwn}`,
    cause: error,
  });
}
