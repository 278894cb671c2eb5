import type { Query } from '../../platform/postgres/sql.js';
import { listOf, nothing, within } from '../list.js';
import { auditorProjection } from './auditor.projection.js';
import type { AuditorRow } from './auditor.row.js';

export type AuditorOrder = 'APPOINTED_AT';

/** Who audits is for those who see everything. */
export const auditorQueries = (query: Query) =>
  listOf<AuditorRow, object, AuditorOrder>(query, {
    projection: auditorProjection,
    orders: { APPOINTED_AT: { column: 'appointed_at', type: 'timestamptz' } },
    within: (scope) => within(scope, { ofClient: () => nothing, ofProjects: () => nothing }),
    matching: () => [],
  });
