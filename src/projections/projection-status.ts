import { type Build, type BuildState, buildsOf, type Failure } from './builds.js';
import { progressOf, type RebuildProgress } from './bulk-fold.js';
import type { Machinery } from './machinery.js';
import type { Identity } from './read-model.js';

/** Where a projection stands, for the people who run the program. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** 0 before the first build. */
  readonly build: number;
  readonly state: BuildState;
  readonly position: bigint;
  /** The log's end. */
  readonly head: bigint;
  /** At most 1,000 where the store's positions have gaps. */
  readonly lagEvents: bigint;
  /** How long the oldest event that isn't folded in has waited. */
  readonly lagSeconds: number;
  /** Whether this very process moves it. */
  readonly leader: boolean;
  readonly failure?: Failure;
  readonly rebuild?: RebuildProgress;
}

const secondsBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);

async function lagSeconds({ store, clock }: Machinery, position: bigint): Promise<number> {
  const [waiting] = await store.readAll(position, 1);
  return waiting === undefined ? 0 : secondsBetween(waiting.recordedAt, clock.now());
}

/** Nobody counts further, where it has to be counted. */
const mostCounted = 1_000;

async function lagEvents({ store }: Machinery, position: bigint, head: bigint): Promise<bigint> {
  if (head <= position) return 0n;
  return store.gapless ? head - position : BigInt((await store.readAll(position, mostCounted)).length);
}

const notBegun = { build: 0, state: 'BUILDING', position: 0n } as const;

interface Seen {
  readonly projection: Identity;
  readonly builds: readonly Build[];
  readonly head: bigint;
  readonly leader: boolean;
}

async function statusOf(
  machinery: Machinery,
  { projection, builds, head, leader }: Seen,
): Promise<ProjectionStatus> {
  const { name, version } = projection;
  const growing = builds.find(({ state }) => state === 'BUILDING');
  const shown = builds.find(({ state }) => state === 'ACTIVE') ?? growing;
  const { build, state, position } = shown ?? notBegun;
  return {
    name,
    version,
    build,
    state,
    position,
    head,
    lagEvents: await lagEvents(machinery, position, head),
    lagSeconds: await lagSeconds(machinery, position),
    leader,
    ...(shown?.failure && { failure: shown.failure }),
    ...(growing && {
      rebuild: progressOf(growing, secondsBetween(growing.startedAt, machinery.clock.now())),
    }),
  };
}

/** Position, lag, failure and running rebuild of each projection, whichever process leads it. */
export async function projectionStatus(
  machinery: Machinery,
  projections: readonly Identity[],
  leads: (projection: Identity) => boolean,
): Promise<readonly ProjectionStatus[]> {
  const builds = await buildsOf(machinery.database.query, projections);
  // Read after the builds, so that no position is beyond it.
  const head = await machinery.store.head();
  return Promise.all(
    projections.map((projection) =>
      statusOf(machinery, {
        projection,
        builds: builds.filter((one) => one.name === projection.name && one.version === projection.version),
        head,
        leader: leads(projection),
      }),
    ),
  );
}
