import { listOf, nothing, within } from '../list.js';
import { auditorProjection } from './auditor.projection.js';
import type { AuditorRow } from './auditor.row.js';
import type { Snapshot } from '../snapshot.js';

export type AuditorOrder = 'APPOINTED_AT';

/** Who audits is for those who see everything. */
export const auditorQueries = (snapshot: Snapshot) =>
  listOf<AuditorRow, object, AuditorOrder>(snapshot, {
    projection: auditorProjection,
    orders: { APPOINTED_AT: { column: 'appointed_at', type: 'timestamptz' } },
    within: (scope) => within(scope, { ofClient: () => nothing, ofProjects: () => nothing }),
    matching: () => [],
  });
