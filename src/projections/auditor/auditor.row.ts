import type { AuditingParty } from '../../aggregates/auditor/index.js';
import type { Moment } from '../moment.js';

/** Somebody who reads everything and changes nothing. The name is the directory's. */
export interface AuditorRow {
  readonly id: string;
  readonly party: AuditingParty;
  readonly appointedAt: Moment;
  readonly revision: number;
}
