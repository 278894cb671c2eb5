import type { EventStore } from '../event-store/event-store.js';
import type { Upcasters } from '../event-store/serialisation.js';
import { type Clock, systemClock } from '../platform/clock.js';
import type { Database } from '../platform/postgres/database.js';
import type { Tracing } from '../platform/tracing/tracing.js';
import { retryProjection } from './builds.js';
import { factsOf, sharedFacts } from './facts.js';
import { type AnyProjection, untyped } from './fold.js';
import { leadership } from './leadership.js';
import type { Log, Machinery } from './machinery.js';
import { progress, type Progress } from './progress.js';
import { type ProjectionStatus, projectionStatus } from './projection-status.js';
import { ensureBuilt, type OnProgress, rebuild, untilBuilt } from './rebuild.js';
import { type Follower, runner } from './runner.js';
import { step } from './step.js';
import { tracedStep } from './traced-step.js';

export interface ProjectionsConfig {
  readonly database: Database;
  readonly store: EventStore;
  readonly projections: readonly AnyProjection[];
  /** What else is kept up with the log in the same way. */
  readonly others?: readonly Follower[];
  readonly log: Log;
  readonly upcasters?: Upcasters;
  readonly clock?: Clock;
  readonly tracing?: Tracing | undefined;
  /** Leads none of them: waits until other processes have built them, and follows how far they come. */
  readonly onlyFollows?: boolean;
}

/** The running read models of one process. */
export interface Projections {
  /**
   * Resolves when each named projection has come to `position`. Rejects with `ReadModelBehind` in time, or at once when
   * it stopped before, and with `PositionUnknown` when the log doesn't reach that far.
   */
  readonly waitFor: Progress['waitFor'];
  readonly status: () => Promise<readonly ProjectionStatus[]>;
  readonly rebuild: (name: string, onProgress?: OnProgress) => Promise<void>;
  /** Has a stopped projection try again, in every process. */
  readonly retry: (name: string) => Promise<void>;
  /** Finishes the batches in flight and gives the leader locks back. */
  readonly stop: () => Promise<void>;
}

/** What the machinery works with outside of a running program too: for commands that rebuild or verify. */
export const machineryOf = ({
  database,
  store,
  log,
  upcasters = {},
  clock = systemClock,
  tracing,
}: Omit<ProjectionsConfig, 'projections' | 'others'>): Machinery => ({
  database,
  store,
  log,
  clock,
  tracing,
  read: factsOf(store, upcasters),
});

/** How a projection takes in the next batch. */
function followerOf(machinery: Machinery, projection: AnyProjection): Follower {
  const { name, version } = projection;
  const stepOnce = machinery.tracing ? tracedStep(machinery.tracing) : step;
  const stepping = { query: machinery.database.query, read: machinery.read };
  return { name, version, step: (at) => stepOnce(stepping, untyped(projection), at) };
}

const called = <Named extends { readonly name: string }>(all: readonly Named[], name: string): Named => {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no projection "${name}".`);
  return found;
};

/** Builds what isn't built yet, then keeps every projection up with the log until `stop`. */
export async function startProjections(config: ProjectionsConfig): Promise<Projections> {
  const { database, store, projections, others = [], log, onlyFollows = false } = config;
  const machinery = machineryOf(config);
  for (const projection of projections)
    if (!onlyFollows) await ensureBuilt(machinery, projection);
    else
      await untilBuilt(machinery, projection, () =>
        log.warn({ projection: projection.name }, 'waits for a process that builds read models: a worker'),
      );

  const shared = sharedFacts(machinery.read);
  const sharing = { ...machinery, read: shared.read };
  const followers = [...projections.map((projection) => followerOf(sharing, projection)), ...others];
  const reached = progress(database.query, store, followers);
  const runners = followers.map((follower) => runner(machinery, follower, reached));
  const leaders = leadership(database, onlyFollows ? [] : runners, log);
  const wakeAll = () => {
    shared.stale();
    runners.forEach((one) => one.wake());
  };
  const unsubscribe = store.onAppended(wakeAll);
  const running = onlyFollows ? [] : runners.map((one) => one.run(leaders));

  const stop = async () => {
    unsubscribe();
    runners.forEach((one) => one.stop());
    await Promise.all(running);
    await leaders.stop();
    reached.close();
  };
  let stopped: Promise<void> | undefined;

  await leaders.firstLook;
  return {
    waitFor: reached.waitFor,
    status: () => projectionStatus(machinery, followers, ({ name }) => leaders.leads(called(runners, name))),
    rebuild: async (name, onProgress) => {
      await rebuild(machinery, called(projections, name), onProgress);
      called(runners, name).wake();
    },
    retry: async (name) => {
      await retryProjection(database.query, called(followers, name));
      called(runners, name).wake();
    },
    stop: () => (stopped ??= stop()),
  };
}
