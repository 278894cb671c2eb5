import type { Fact } from '../../kernel/fact.js';
import { auditTrail, type RecordsRead } from '../../kernel/records-read.js';
import type { Projection } from '../projection.js';
import type { AuditReadRow } from './audit-read.row.js';

const isRead = ({ stream, type }: Fact): boolean => stream.category === auditTrail && type === 'RecordsRead';

/** A row per read: what was asked is told as it was recorded. */
export const auditReadProjection: Projection<AuditReadRow> = {
  name: 'audit-read',
  version: 1,
  columns: {
    auditor_id: { type: 'text', of: ({ auditorId }) => auditorId },
    read_at: { type: 'timestamptz', of: ({ readAt }) => readAt },
  },
  indexes: [['read_at', 'key'], ['auditor_id']],
  keysOf: (fact) => (isRead(fact) ? [fact.id] : []),
  fold: (row, fact) =>
    row ?? {
      // Only auditReads() writes these streams, so this is where the fact is read as what it is.
      ...(fact.data as RecordsRead),
      id: fact.id,
      auditorId: fact.stream.id,
      readAt: fact.recordedAt,
      position: fact.position.toString(),
      correlationId: fact.metadata.correlationId,
    },
};
