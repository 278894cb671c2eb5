import { during, listOf, nothing, oneOf, within } from '../list.js';
import { auditReadProjection } from './audit-read.projection.js';
import type { AuditReadRow } from './audit-read.row.js';
import type { Snapshot } from '../snapshot.js';

export interface AuditReadFilter {
  readonly auditorIds?: readonly string[];
  readonly readFrom?: string;
  readonly readBefore?: string;
}

export type AuditReadOrder = 'READ_AT';

export const auditReadQueries = (snapshot: Snapshot) =>
  listOf<AuditReadRow, AuditReadFilter, AuditReadOrder>(snapshot, {
    projection: auditReadProjection,
    orders: { READ_AT: { column: 'read_at', type: 'timestamptz' } },
    within: (scope) => within(scope, { ofClient: () => nothing, ofProjects: () => nothing }),
    matching: ({ auditorIds, readFrom, readBefore }) => [
      ...oneOf('auditor_id', auditorIds),
      ...during('read_at', readFrom, readBefore),
    ],
  });
