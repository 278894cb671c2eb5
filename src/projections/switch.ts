import { isLockedOut } from '../platform/postgres/errors.js';
import { type Query, sql } from '../platform/postgres/sql.js';
import { backoff, pause } from '../platform/pause.js';
import { activeBuild, type Build, failureOf, moveState, recordFailure, sameBuild } from './builds.js';
import { showBuild } from './build-tables.js';
import type { Obstacle } from './fold.js';
import type { Machinery } from './machinery.js';
import type { Projection } from './projection.js';
import { step } from './step.js';

/** Another process took this build for a leftover, or ended it. */
export class BuildLost extends Error {
  override readonly name = 'BuildLost';
  constructor({ name, version, build }: Build) {
    super(`Build ${build} of ${name} version ${version} was ended by somebody else.`);
  }
}

export interface CaughtUp {
  readonly at: Build;
  readonly poison?: Obstacle;
}

/** Takes in what came after the build's position: until `enough` is reached, or else until the log's end. */
export async function catchUp(
  machinery: Machinery,
  projection: Projection<object>,
  { from, enough }: { readonly from: Build; readonly enough?: bigint },
): Promise<CaughtUp> {
  const stepping = { query: machinery.database.query, read: machinery.read };
  let at = from;
  while (enough === undefined || at.position < enough) {
    const stepped = await step(stepping, projection, at);
    if (stepped.outcome === 'poisoned') {
      await recordFailure(stepping.query, at, failureOf(stepped.poison, machinery.clock.now()));
      return { at, poison: stepped.poison };
    }
    if (stepped.outcome === 'fenced') throw new BuildLost(at);
    if (stepped.outcome === 'idle') break;
    at = stepped.at;
  }
  return { at };
}

/** Transactions that may read the past: of all sessions but `holder` and whoever waits for it. */
async function olderSnapshots(query: Query, holder: number): Promise<ReadonlySet<string>> {
  const found = await query<{ id: string }>(sql`
    SELECT pid || ' ' || xact_start AS id FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND backend_xmin IS NOT NULL
      AND pid NOT IN (pg_backend_pid(), ${holder}) AND NOT ${holder} = ANY(pg_blocking_pids(pid))`);
  return new Set(found.map(({ id }) => id));
}

const patience = 100;

/**
 * A transaction with a snapshot from before the last events would see the new build as it was then, or empty. Nothing
 * moves meanwhile, so this waits a second at most; false when somebody still reads the past.
 */
async function readersOfThePastLeft(query: Query, holder: number): Promise<boolean> {
  const older = await olderSnapshots(query, holder);
  for (let round = 0; round < patience; round += 1) {
    if (older.size === 0) return true;
    const now = await olderSnapshots(query, holder);
    if (![...older].some((id) => now.has(id))) return true;
    await pause(10);
  }
  return false;
}

interface Switching {
  readonly projection: Projection<object>;
  readonly fresh: Build;
  /** Switch although an old transaction could see the new build as it was in its past. */
  readonly regardless: boolean;
}

/** Holds the active build where it is, so that the new one can pass it. */
async function holdActive(query: Query, { name, version }: Build): Promise<number> {
  await query(sql`SET LOCAL lock_timeout = '500ms'`);
  await query(sql`SELECT 1 FROM read_models.builds
    WHERE name = ${name} AND version = ${version} AND state = 'ACTIVE' FOR UPDATE`);
  const [self] = await query<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
  return self?.pid ?? 0;
}

/** One takes the other's place, as far as the bookkeeping goes. */
async function replace(query: Query, active: Build | undefined, fresh: Build): Promise<void> {
  if (active) await moveState(query, active, 'RETIRED');
  if (!(await moveState(query, fresh, 'ACTIVE'))) throw new BuildLost(fresh);
}

/** The new build's last events are committed on their own, so that every later snapshot has them. */
function trySwitch(
  machinery: Machinery,
  { projection, fresh, regardless }: Switching,
): Promise<Build | undefined> {
  const { database } = machinery;
  return database.inTransaction(async (query) => {
    const holder = await holdActive(query, fresh);
    const active = await activeBuild(query, projection);
    const { at, poison } = await catchUp(machinery, projection, {
      from: fresh,
      enough: active?.position ?? 0n,
    });
    if (poison && active) throw poison;
    const left = active === undefined || (await readersOfThePastLeft(database.query, holder));
    if (!left && !regardless) return undefined;
    await replace(query, active, at);
    await showBuild(query, projection, at.build);
    return { ...at, state: 'ACTIVE' };
  });
}

const attempts = 100;

/** Puts a build that has caught up in the active one's place. A reader sees the old one or the new one, both whole. */
export async function switchTo(
  machinery: Machinery,
  projection: Projection<object>,
  build: Build,
): Promise<Build> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // An attempt that was given up has moved it.
    const fresh = await sameBuild(machinery.database.query, build);
    if (fresh?.state !== 'BUILDING') throw new BuildLost(build);
    const regardless = attempt > 5;
    const switched = await trySwitch(machinery, { projection, fresh, regardless }).catch((error: unknown) => {
      if (isLockedOut(error)) return undefined;
      throw error;
    });
    if (switched !== undefined) return switched;
    machinery.log.warn({ projection: projection.name, attempt }, 'a long reader holds up a switch');
    await pause(backoff(attempt, 1_000));
  }
  throw new Error(`${projection.name} is being read without a pause; its rebuild was given up.`);
}
