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

  /** As they are now: whoever asks about the past has today's rights. */
  assignmentsOf: (memberId: string): Promise<SomeProjects> => assignmentsOf(snapshot.query, memberId),
});
