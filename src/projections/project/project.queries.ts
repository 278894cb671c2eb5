import type { Phase } from '../../aggregates/project/index.js';
import { type Query, sql } from '../../platform/postgres/sql.js';
import { listOf, oneOf, rowBy, sharing, within } from '../list.js';
import { readModel } from '../read-model.js';
import type { Scope, SomeProjects } from '../scope.js';
import { projectProjection } from './project.projection.js';
import type { ProjectRow } from './project.row.js';
import type { Snapshot } from '../snapshot.js';

export interface ProjectFilter {
  readonly clientIds?: readonly string[];
  readonly phases?: readonly Phase[];
  readonly paused?: boolean;
  readonly memberIds?: readonly string[];
  readonly disciplines?: readonly string[];
}

export type ProjectOrder = 'OPENED_AT' | 'DEADLINE' | 'KEY';

const withinScope = (scope: Scope) =>
  within(scope, {
    ofClient: (clientId) => sql`client_id = ${clientId}`,
    ofProjects: ({ projectIds }) => sql`key = ANY(${projectIds}::text[])`,
  });

/** What a member's assignments let them see; who asks has to be that member or the program itself. */
async function assignmentsOf(query: Query, memberId: string): Promise<SomeProjects> {
  const found = await query<{ key: string; client_id: string }>({
    ...sql`SELECT key, client_id FROM ${readModel(projectProjection)}
      WHERE ${memberId}::text = ANY(member_ids) ORDER BY key`,
    name: 'project.assignments-of',
  });
  return {
    sees: 'PROJECTS',
    projectIds: found.map(({ key }) => key),
    clientIds: [...new Set(found.map(({ client_id }) => client_id))],
  };
}

/** Whether anything was ever opened for a client, and who acts on it. */
export interface ClientAtWork {
  readonly underWay: boolean;
  readonly actingIds: readonly string[];
}

/** Those clients that have projects. */
async function atWorkFor(
  query: Query,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, ClientAtWork>> {
  const found = await query<{ client_id: string; acting: readonly string[] | null }>({
    ...sql`SELECT client_id, array_agg(DISTINCT acting ORDER BY acting) FILTER (WHERE acting IS NOT NULL) AS acting
      FROM ${readModel(projectProjection)} LEFT JOIN LATERAL unnest(acting_ids) AS acting ON true
      WHERE client_id = ANY(${clientIds}::text[]) GROUP BY client_id`,
    name: 'project.at-work-for',
  });
  return new Map(
    found.map(({ client_id, acting }) => [client_id, { underWay: true, actingIds: acting ?? [] }]),
  );
}

export const projectQueries = (snapshot: Snapshot) => ({
  ...listOf<ProjectRow, ProjectFilter, ProjectOrder>(snapshot, {
    projection: projectProjection,
    orders: {
      OPENED_AT: { column: 'opened_at', type: 'timestamptz' },
      DEADLINE: { column: 'deadline', type: 'date' },
      KEY: { column: 'project_key', type: 'text' },
    },
    within: withinScope,
    matching: ({ clientIds, memberIds, disciplines, phases, paused }) => [
      ...oneOf('phase', phases),
      ...(paused === undefined ? [] : [sql`paused = ${paused}`]),
      ...oneOf('client_id', clientIds),
      ...sharing('member_ids', memberIds),
      ...sharing('disciplines', disciplines),
    ],
    lasting: ({ clientIds }) => oneOf('client_id', clientIds),
  }),

  /** The project that numbers such as ACME-12 are built on. */
  byKey: (key: string, scope: Scope): Promise<ProjectRow | undefined> =>
    rowBy(
      snapshot,
      { projection: projectProjection, within: withinScope },
      { columns: { project_key: key }, scope },
    ),

  /** For clients that the caller may see, as they are now. */
  atWorkFor: (clientIds: readonly string[]) => atWorkFor(snapshot.query, clientIds),

  /** As they are now: whoever asks about the past has today's rights. */
  assignmentsOf: (memberId: string): Promise<SomeProjects> => assignmentsOf(snapshot.query, memberId),
});
