import type { DecisionMode, Stance, Status } from '../../aggregates/change-request/index.js';
import { type Query, sql } from '../../platform/postgres/sql.js';
import { during, listOf, oneOf, rowBy, within } from '../list.js';
import type { Scope } from '../scope.js';
import { changeRequestProjection } from './change-request.projection.js';
import type { ChangeRequestRow } from './change-request.row.js';

/** All that is given has to hold. */
export interface ChangeRequestFilter {
  readonly projectIds?: readonly string[];
  readonly clientIds?: readonly string[];
  readonly statuses?: readonly Status[];
  readonly stances?: readonly Stance[];
  readonly modes?: readonly DecisionMode[];
  readonly receivedFrom?: string;
  readonly receivedBefore?: string;
}

/** Numbers count within a project; over several projects, equal ones are ordered by id. */
export type ChangeRequestOrder = 'RECEIVED_AT' | 'CHANGED_AT' | 'DECIDED_AT' | 'NUMBER';

const withinScope = (scope: Scope) =>
  within(scope, {
    ofClient: (clientId) => sql`client_id = ${clientId}`,
    ofProjects: ({ projectIds }) => sql`project_id = ANY(${projectIds}::text[])`,
  });

const matching = (filter: ChangeRequestFilter) => [
  ...oneOf('project_id', filter.projectIds),
  ...oneOf('client_id', filter.clientIds),
  ...oneOf('status', filter.statuses),
  ...oneOf('stance', filter.stances),
  ...oneOf('mode', filter.modes),
  ...during('received_at', filter.receivedFrom, filter.receivedBefore),
];

const largestNumber = 2 ** 31 - 1;

export const changeRequestQueries = (query: Query) => ({
  ...listOf<ChangeRequestRow, ChangeRequestFilter, ChangeRequestOrder>(query, {
    projection: changeRequestProjection,
    orders: {
      RECEIVED_AT: { column: 'received_at', type: 'timestamptz' },
      CHANGED_AT: { column: 'changed_at', type: 'timestamptz' },
      DECIDED_AT: { column: 'decided_at', type: 'timestamptz', nullable: true },
      NUMBER: { column: 'number', type: 'integer' },
    },
    within: withinScope,
    matching,
  }),

  /** The request that people call by its project's key and this number. */
  byNumber: async (
    projectId: string,
    number: number,
    scope: Scope,
  ): Promise<ChangeRequestRow | undefined> => {
    if (!Number.isInteger(number) || number < 1 || number > largestNumber) return undefined;
    return rowBy(
      query,
      { projection: changeRequestProjection, within: withinScope },
      { columns: { project_id: projectId, number }, scope },
    );
  },
});
