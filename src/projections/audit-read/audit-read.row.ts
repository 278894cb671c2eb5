import type { RecordsRead } from '../../kernel/records-read.js';

/** One read of an auditor's. */
export interface AuditReadRow extends RecordsRead {
  readonly id: string;
  readonly auditorId: string;
  readonly readAt: string;
  readonly position: string;
  readonly correlationId: string;
}
