import { isUnfitData } from '../platform/postgres/errors.js';
import { type SessionLocks, sessionLocks } from '../platform/postgres/session-locks.js';
import { pause } from '../platform/pause.js';
import {
  dropBuild,
  dropLeftovers,
  dropOlderBuilds,
  fillBuild,
  indexBuild,
  openBuild,
} from './build-tables.js';
import { activeBuild, type Build, reportPosition } from './builds.js';
import { foldLog, progressOf, type RebuildProgress } from './bulk-fold.js';
import { type AnyProjection, untyped } from './fold.js';
import type { Machinery } from './machinery.js';
import type { Projection } from './projection.js';
import { type Identity, rebuildLock, UnusableRow } from './read-model.js';
import { catchUp, switchTo } from './switch.js';

/** One rebuild of a projection at a time. */
export class RebuildInProgress extends Error {
  override readonly name = 'RebuildInProgress';
  constructor(projection: Identity) {
    super(`${projection.name} version ${projection.version} is being rebuilt already.`);
  }
}

export type OnProgress = (progress: RebuildProgress) => void;

/** The bulk of the history: folded in memory, then copied. What comes after it is taken in by ordinary batches. */
async function loadBulk(
  machinery: Machinery,
  projection: Projection<object>,
  { at, onProgress }: { readonly at: Build; readonly onProgress: OnProgress },
): Promise<Build> {
  const { database, clock, read } = machinery;
  const began = clock.monotonic();
  const { rows, position } = await foldLog(read, projection, {
    upTo: at.target,
    onBatch: async (position) => {
      await reportPosition(database.query, at, position);
      onProgress(progressOf({ ...at, position }, (clock.monotonic() - began) / 1_000));
    },
  });
  try {
    return await fillBuild(database, projection, { at, rows, position });
  } catch (error) {
    if (!(error instanceof UnusableRow || isUnfitData(error))) throw error;
    // Batches are slower, but they find the event that makes the row unfit.
    return indexBuild(database, projection, at);
  }
}

async function growAndSwitch(
  machinery: Machinery,
  projection: Projection<object>,
  { at, onProgress }: { readonly at: Build; readonly onProgress: OnProgress },
): Promise<Build> {
  const loaded = await loadBulk(machinery, projection, { at, onProgress });
  const { at: near, poison } = await catchUp(machinery, projection, { from: loaded });
  // A first build shows what it has, with the report; a rebuild must not replace a model by a worse one.
  if (poison && (await activeBuild(machinery.database.query, projection))) throw poison;
  return switchTo(machinery, projection, near);
}

/** Only for whoever holds the rebuild's lock. */
async function buildAnew(
  machinery: Machinery,
  projection: Projection<object>,
  onProgress: OnProgress,
): Promise<Build> {
  const { database, store, log } = machinery;
  await dropLeftovers(database, projection);
  const at = await openBuild(database, projection, await store.head());
  try {
    const active = await growAndSwitch(machinery, projection, { at, onProgress });
    log.info({ projection: projection.name, build: active.build }, 'read model built');
    return active;
  } catch (error) {
    await dropBuild(database, at).catch((cause: unknown) =>
      log.warn({ err: cause, build: at.build }, 'an abandoned build is left for the next rebuild to drop'),
    );
    throw error;
  }
}

/** Filling and indexing take longer than any question may. */
async function withPatience<Result>(
  machinery: Machinery,
  work: (patient: Machinery) => Promise<Result>,
): Promise<Result> {
  const database = machinery.database.patient();
  try {
    return await work({ ...machinery, database });
  } finally {
    await database.close();
  }
}

/** The lock's connection is its own, so that a crashed rebuild frees it. */
async function withLocks<Result>(
  { database, log }: Machinery,
  work: (locks: SessionLocks) => Promise<Result>,
): Promise<Result> {
  const locks = sessionLocks(database, () =>
    log.warn({}, 'the connection that holds the lock of a rebuild broke'),
  );
  try {
    return await work(locks);
  } finally {
    await locks.close();
  }
}

/**
 * Builds the projection anew beside the one being read, and puts it in its place in one short transaction. The retired
 * build stays for a rollback until the next rebuild. Rejects with `PoisonEvent` when an event can't be folded.
 */
export async function rebuild(
  machinery: Machinery,
  projection: AnyProjection,
  onProgress: OnProgress = () => undefined,
): Promise<Build> {
  const active = await withLocks(machinery, async (locks) => {
    const taken = await locks.take([rebuildLock(projection)]);
    if (taken.length === 0) throw new RebuildInProgress(projection);
    return withPatience(machinery, (patient) => buildAnew(patient, untyped(projection), onProgress));
  });
  await dropOlderBuilds(machinery.database, projection).catch((error: unknown) =>
    machinery.log.warn({ err: error }, 'retired builds are left for the next rebuild to drop'),
  );
  return active;
}

/** Waits until another process has built this version; `onWaiting` hears of it when that takes longer than a look. */
export async function untilBuilt(
  { database }: Pick<Machinery, 'database'>,
  projection: AnyProjection,
  onWaiting: () => void,
): Promise<void> {
  for (let looks = 0; !(await activeBuild(database.query, projection)); looks += 1) {
    if (looks === 1) onWaiting();
    await pause(200);
  }
}

/** Builds the projection unless this version of it is there already; programs that start together wait for one. */
export async function ensureBuilt(machinery: Machinery, projection: AnyProjection): Promise<void> {
  const { database } = machinery;
  await withLocks(machinery, async (locks) => {
    for (;;) {
      if (await activeBuild(database.query, projection)) return;
      const taken = await locks.take([rebuildLock(projection)]);
      if (taken.length === 0) await pause(50);
      // Whoever held the lock before may just have finished.
      else if (!(await activeBuild(database.query, projection))) {
        await withPatience(machinery, (patient) => buildAnew(patient, untyped(projection), () => undefined));
        return;
      }
    }
  });
}
