import { backoff, bell } from '../platform/pause.js';
import { activeBuild, type Build, failureOf, recordFailure } from './builds.js';
import type { PoisonEvent } from './fold.js';
import type { Candidate, Leadership } from './leadership.js';
import type { Machinery } from './machinery.js';
import type { Progress } from './progress.js';
import type { Projection } from './projection.js';
import { leaderLock } from './read-model.js';
import { step } from './step.js';
import { tracedStep } from './traced-step.js';

/** Moves one projection while this process leads it. */
export interface Runner extends Candidate {
  readonly projection: Projection<object>;
  /** There may be new events. */
  wake(): void;
  /** Works until `stop`; never rejects. */
  run(leaders: Leadership): Promise<void>;
  stop(): void;
}

/** How often to look without having been woken: wake-ups are hints, this is the promise. */
const safetyInterval = 1_000;

export function runner(machinery: Machinery, projection: Projection<object>, progress: Progress): Runner {
  const { database, log, clock } = machinery;
  const stepOnce = machinery.tracing ? tracedStep(machinery.tracing) : step;
  const stepping = { query: database.query, read: machinery.read };
  const { name, version } = projection;
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
    const active = await activeBuild(database.query, projection);
    if (active === undefined) await woken.wait(safetyInterval);
    else know(leaders, active);
  };

  const giveUp = async (leaders: Leadership, build: Build, poison: PoisonEvent) => {
    const failure = failureOf(poison, clock.now());
    log.error(
      { err: poison, projection: name, version, failure },
      'projection stopped by an event it cannot fold',
    );
    await recordFailure(database.query, build, failure);
    stuck = build;
    forget();
    await leaders.resign(self);
  };

  const lead = async (leaders: Leadership, build: Build) => {
    const stepped = await stepOnce(stepping, projection, build);
    if (stepped.outcome === 'moved') know(leaders, stepped.at);
    else if (stepped.outcome === 'idle') await woken.wait(safetyInterval);
    else if (stepped.outcome === 'poisoned') await giveUp(leaders, build, stepped.poison);
    else forget();
  };

  /** Stands again once somebody got past the event, took the report away or rebuilt the model. */
  const lookForRepair = async (given: Build) => {
    const active = await activeBuild(database.query, projection);
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
    projection,
    lock: leaderLock(projection),
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
