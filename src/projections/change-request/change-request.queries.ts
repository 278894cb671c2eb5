import type {
  DecisionMode,
  RequestKind,
  Soundness,
  Stance,
  Status,
} from '../../aggregates/change-request/index.js';
import { sql, type Statement } from '../../platform/postgres/sql.js';
import { during, listOf, olderThan, oneOf, rowBy, sharing, within } from '../list.js';
import { answering } from '../search-text.js';
import type { Scope } from '../scope.js';
import { changeRequestProjection } from './change-request.projection.js';
import type { ChangeRequestRow } from './change-request.row.js';
import type { Snapshot } from '../snapshot.js';

/** All that is given has to hold. */
export interface ChangeRequestFilter {
  readonly projectIds?: readonly string[];
  readonly clientIds?: readonly string[];
  readonly kinds?: readonly RequestKind[];
  readonly statuses?: readonly Status[];
  readonly stances?: readonly Stance[];
  readonly modes?: readonly DecisionMode[];
  readonly soundness?: readonly Soundness[];
  readonly disciplines?: readonly string[];
  readonly decidedBy?: readonly string[];
  readonly awaitingDecision?: boolean;
  readonly awaitingDecisionOf?: readonly string[];
  readonly receivedFrom?: string;
  readonly receivedBefore?: string;
  readonly decidedFrom?: string;
  readonly decidedBefore?: string;
  readonly daysInStatus?: number;
  readonly daysSinceReceipt?: number;
  readonly text?: string;
}

/** Numbers count within a project; over several projects, equal ones are ordered by id. */
export type ChangeRequestOrder = 'RECEIVED_AT' | 'CHANGED_AT' | 'DECIDED_AT' | 'AGE_IN_STATUS' | 'NUMBER';

const withinScope = (scope: Scope) =>
  within(scope, {
    ofClient: (clientId) => sql`client_id = ${clientId}`,
    ofProjects: ({ projectIds }) => sql`project_id = ANY(${projectIds}::text[])`,
  });

const briefed: Status = 'BRIEFED';

const awaiting = (wanted: boolean | undefined) => {
  if (wanted === undefined) return [];
  return wanted ? [sql`status = ${briefed}`] : [sql`status <> ${briefed}`];
};

const lasting = (filter: ChangeRequestFilter) => [
  ...oneOf('project_id', filter.projectIds),
  ...oneOf('client_id', filter.clientIds),
];

const matching = (filter: ChangeRequestFilter, now: Statement) => [
  ...lasting(filter),
  ...oneOf('kind', filter.kinds),
  ...oneOf('status', filter.statuses),
  ...oneOf('stance', filter.stances),
  ...oneOf('mode', filter.modes),
  ...sharing('chosen_soundness', filter.soundness),
  ...sharing('disciplines', filter.disciplines),
  ...sharing('decided_by', filter.decidedBy),
  ...sharing('awaited', filter.awaitingDecisionOf),
  ...awaiting(filter.awaitingDecision),
  ...during('received_at', filter.receivedFrom, filter.receivedBefore),
  ...during('decided_at', filter.decidedFrom, filter.decidedBefore),
  ...olderThan('status_since', filter.daysInStatus, now),
  ...olderThan('received_at', filter.daysSinceReceipt, now),
  ...(filter.text === undefined ? [] : [answering(filter.text)]),
];

const largestNumber = 2 ** 31 - 1;

export const changeRequestQueries = (snapshot: Snapshot) => ({
  ...listOf<ChangeRequestRow, ChangeRequestFilter, ChangeRequestOrder>(snapshot, {
    projection: changeRequestProjection,
    orders: {
      RECEIVED_AT: { column: 'received_at', type: 'timestamptz' },
      CHANGED_AT: { column: 'changed_at', type: 'timestamptz' },
      DECIDED_AT: { column: 'decided_at', type: 'timestamptz', nullable: true },
      AGE_IN_STATUS: { column: 'status_since', type: 'timestamptz', reversed: true },
      NUMBER: { column: 'number', type: 'integer' },
    },
    within: withinScope,
    matching,
    lasting,
  }),

  /** The request that people call by its project's key and this number. */
  byNumber: async (
    projectId: string,
    number: number,
    scope: Scope,
  ): Promise<ChangeRequestRow | undefined> => {
    if (!Number.isInteger(number) || number < 1 || number > largestNumber) return undefined;
    return rowBy(
      snapshot,
      { projection: changeRequestProjection, within: withinScope },
      { columns: { project_id: projectId, number }, scope },
    );
  },
});
