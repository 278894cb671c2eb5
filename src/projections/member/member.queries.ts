import type { MemberRole } from '../../aggregates/member/index.js';
import { sql } from '../../platform/postgres/sql.js';
import { everything, listOf, nothing, oneOf, rowsByKeys, within } from '../list.js';
import type { Scope } from '../scope.js';
import { memberProjection } from './member.projection.js';
import type { MemberRow } from './member.row.js';
import type { Snapshot } from '../snapshot.js';

export interface MemberFilter {
  readonly roles?: readonly MemberRole[];
  /** Working in one of these. */
  readonly disciplines?: readonly string[];
  /** Only those who have left, or only those who have not. */
  readonly left?: boolean;
}

export type MemberOrder = 'JOINED_AT';

const onlyWhoSeesEverything = (scope: Scope) =>
  within(scope, { ofClient: () => nothing, ofProjects: () => nothing });

const whoeverSeesAnything = (scope: Scope) =>
  within(scope, { ofClient: () => everything, ofProjects: () => everything });

/** Whoever comes across a member's id in what they see may look up who that is; the list is for who sees everything. */
export const memberQueries = (snapshot: Snapshot) => ({
  ...listOf<MemberRow, MemberFilter, MemberOrder>(snapshot, {
    projection: memberProjection,
    orders: { JOINED_AT: { column: 'joined_at', type: 'timestamptz' } },
    within: onlyWhoSeesEverything,
    matching: ({ roles, disciplines, left }) => [
      ...oneOf('role', roles),
      ...(disciplines === undefined ? [] : [sql`disciplines && ${disciplines}::text[]`]),
      ...(left === undefined ? [] : [sql`has_left = ${left}`]),
    ],
  }),

  byIds: (ids: readonly string[], scope: Scope): Promise<ReadonlyMap<string, MemberRow>> =>
    rowsByKeys(snapshot, { projection: memberProjection, within: whoeverSeesAnything }, { keys: ids, scope }),
});
