import { backoff, bell } from '../platform/pause.js';
import { activeBuild, type Build, failureOf, recordFailure } from './builds.js';
import type { Obstacle } from './fold.js';
import type { Candidate, Leadership } from './leadership.js';
import type { Machinery } from './machinery.js';
import type { Progress } from './progress.js';
import { type Identity, leaderLock } from './read-model.js';
import type { Stepped } from './step.js';

/** Something that is kept up with the log, batch by batch. */
export interface Follower extends Identity {
  /** Takes in the next batch after what the build has. */
  readonly step: (at: Build) => Promise<Stepped>;
}

/** Moves one follower of the log while this process leads it. */
export interface Runner extends Candidate, Identity {
  /** There may be new events. */
  wake(): void;
  /** Works until `stop`; never rejects. */
  run(leaders: Leadership): Promise<void>;
  stop(): void;
}

/** How often to look without having been woken: wake-ups are hints, this is the promise. */
const safetyInterval = 1_000;

export function runner(machinery: Machinery, follower: Follower, progress: Progress): Runner {
  const { database, log, clock } = machinery;
  const { name, version } = follower;
  const woken = bell();
  let stopping = false;
  const stopped = () => stopping;
  /** Where it stands, while this process knows. */
  let at: Build | undefined;
  /** Where this process gave up; another one, with a repaired fold, may get past it. */
  let stuck: Build | undefined;

  const forget = () => {
    at = undefined;
    progress.unknown(name);
  };

  const know = (leaders: Leadership, build: Build) => {
    // Once the lock is lost, another process may have gone further.
    if (!leaders.leads(self)) return;
    at = build;
    progress.reached(name, { position: build.position, failure: null });
  };

  const load = async (leaders: Leadership) => {
    const active = await activeBuild(database.query, follower);
    if (active === undefined) await woken.wait(safetyInterval);
    else know(leaders, active);
  };

  const giveUp = async (leaders: Leadership, build: Build, poison: Obstacle) => {
    const failure = failureOf(poison, clock.now());
    log.error(
      { err: poison, projection: name, version, failure },
      'stopped by an event that it cannot take in',
    );
    await recordFailure(database.query, build, failure);
    stuck = build;
    forget();
    await leaders.resign(self);
  };

  const lead = async (leaders: Leadership, build: Build) => {
    const stepped = await follower.step(build);
    if (stepped.outcome === 'moved') know(leaders, stepped.at);
    else if (stepped.outcome === 'idle') await woken.wait(safetyInterval);
    else if (stepped.outcome === 'poisoned') await giveUp(leaders, build, stepped.poison);
    else {
      // What is said by one that was paused, or cut off, for so long that it was replaced.
      log.warn(
        { projection: name, version },
        'somebody else has moved this projection: a late batch was refused',
      );
      forget();
    }
  };

  /** Stands again once somebody got past the event, took the report away or rebuilt the model. */
  const lookForRepair = async (given: Build) => {
    const active = await activeBuild(database.query, follower);
    const same = active?.build === given.build && active.position === given.position;
    if (!same || active.failure === null) stuck = undefined;
    else await woken.wait(safetyInterval);
  };

  const turn = (leaders: Leadership) => {
    if (stuck !== undefined) return lookForRepair(stuck);
    if (!leaders.leads(self)) return woken.wait(safetyInterval);
    return at === undefined ? load(leaders) : lead(leaders, at);
  };

  const self: Runner = {
    name,
    version,
    lock: leaderLock(follower),
    stands: () => stuck === undefined,
    elected: () => {
      log.info({ projection: name, version }, 'leads a projection');
      at = undefined;
      // A report that is there already is of an attempt before this one.
      progress.reached(name, { position: 0n, failure: null });
      woken.ring();
    },
    deposed: forget,
    wake: () => woken.ring(),
    run: async (leaders) => {
      for (let failures = 0; !stopped();)
        try {
          await turn(leaders);
          failures = 0;
        } catch (error) {
          // The database's troubles pass; the checkpoint says where to go on.
          failures += 1;
          log.error({ err: error, projection: name, version, failures }, 'projection tries again');
          forget();
          if (!stopped()) await woken.wait(backoff(failures));
        }
    },
    stop: () => {
      stopping = true;
      woken.ring();
    },
  };
  return self;
}
