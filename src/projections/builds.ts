import { type Query, sql, type Statement } from '../platform/postgres/sql.js';
import type { Obstacle } from './fold.js';
import type { Identity } from './read-model.js';

export type BuildState = 'BUILDING' | 'ACTIVE' | 'RETIRED' | 'DROPPED';

/** The report of the event at which a projection stopped. */
export interface Failure {
  readonly position: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly message: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** One materialisation of a projection's version, and how far it has come. */
export interface Build extends Identity {
  readonly build: number;
  readonly state: BuildState;
  readonly position: bigint;
  readonly target: bigint;
  readonly failure: Failure | null;
  readonly startedAt: string;
}

type StoredBuild = Omit<Build, 'position' | 'target'> & {
  readonly position: string;
  readonly target: string;
};

const columns = sql`name, version, build, state, position, target, failure,
  to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startedAt"`;

const restored = (build: StoredBuild): Build => ({
  ...build,
  position: BigInt(build.position),
  target: BigInt(build.target),
});

/** Every build of these projections that has rows or is growing them. */
export async function buildsOf(query: Query, projections: readonly Identity[]): Promise<readonly Build[]> {
  const found = await query<StoredBuild>(sql`
    SELECT ${columns} FROM read_models.builds
    WHERE (name, version) IN (
        SELECT * FROM unnest(${projections.map(({ name }) => name)}::text[],
          ${projections.map(({ version }) => version)}::integer[])
      )
      AND state <> 'DROPPED'
    ORDER BY name, version, build`);
  return found.map(restored);
}

/** The build behind the view, if there is one. */
export const activeBuild = async (query: Query, projection: Identity): Promise<Build | undefined> =>
  (await buildsOf(query, [projection])).find(({ state }) => state === 'ACTIVE');

/** The build as it is now; `undefined` once it was dropped. */
export const sameBuild = async (query: Query, at: Build): Promise<Build | undefined> =>
  (await buildsOf(query, [at])).find(({ build }) => build === at.build);

/** Begins a build. Numbers are never used twice, so that whoever still writes an abandoned one can't hit a new one. */
export async function beginBuild(query: Query, projection: Identity, target: bigint): Promise<Build> {
  const { name, version } = projection;
  const begun = await query<StoredBuild>(sql`
    INSERT INTO read_models.builds (name, version, build, state, target)
    SELECT ${name}, ${version}, coalesce(max(build), 0) + 1, 'BUILDING', ${target.toString()}
    FROM read_models.builds WHERE name = ${name} AND version = ${version}
    RETURNING ${columns}`);
  const [build] = begun.map(restored);
  if (build === undefined) throw new Error(`The build of ${name} wasn't recorded.`);
  return build;
}

/** Changes a build's state; false when it isn't in the state that was expected. */
export async function moveState(
  query: Query,
  { name, version, build, state }: Pick<Build, 'name' | 'version' | 'build' | 'state'>,
  to: BuildState,
): Promise<boolean> {
  const moved = await query(sql`
    UPDATE read_models.builds SET state = ${to}, updated_at = clock_timestamp()
    WHERE name = ${name} AND version = ${version} AND build = ${build} AND state = ${state}
    RETURNING 1`);
  return moved.length === 1;
}

/**
 * The part `moved` of a statement that writes what a batch makes: it has a row when the build was still where it was read, and the
 * rest is to be written only then. It needn't wait for the disk: a crash of the database server takes back both together, and the
 * same events are taken in again.
 */
export const movingTo = (from: Build, position: bigint): Statement => sql`moved AS (
    UPDATE read_models.builds
    SET position = ${position.toString()}, failure = NULL, updated_at = clock_timestamp()
    WHERE name = ${from.name} AND version = ${from.version} AND build = ${from.build}
      AND state = ${from.state} AND position = ${from.position.toString()}
    RETURNING set_config('synchronous_commit', 'off', true)
  )`;

/** Where a growing build's bulk load has come to. */
export async function reportPosition(query: Query, at: Build, position: bigint): Promise<void> {
  await query(sql`
    UPDATE read_models.builds SET position = ${position.toString()}, updated_at = clock_timestamp()
    WHERE name = ${at.name} AND version = ${at.version} AND build = ${at.build} AND state = 'BUILDING'`);
}

export const failureOf = ({ event, message }: Obstacle, at: string): Failure => ({
  position: event.position.toString(),
  eventId: event.id,
  eventType: event.type,
  message: message.slice(0, 1_000),
  at,
});

/** Stores the report, unless somebody got past that event in the meantime. */
export async function recordFailure(query: Query, at: Build, failure: Failure): Promise<void> {
  await query(sql`
    UPDATE read_models.builds SET failure = ${JSON.stringify(failure)}::jsonb, updated_at = clock_timestamp()
    WHERE name = ${at.name} AND version = ${at.version} AND build = ${at.build} AND state = ${at.state}
      AND position = ${at.position.toString()}`);
}

/** Takes a stopped projection's report away: every process that gave up on it tries again. */
export async function retryProjection(query: Query, { name, version }: Identity): Promise<void> {
  await query(sql`
    UPDATE read_models.builds SET failure = NULL, updated_at = clock_timestamp()
    WHERE name = ${name} AND version = ${version} AND state = 'ACTIVE'`);
}
