import type { MemberRole } from '../../aggregates/member/index.js';
import type { Moment } from '../moment.js';

/** A person of the studio, as everybody may see one. The name is the directory's. */
export interface MemberRow {
  readonly id: string;
  readonly role: MemberRole;
  readonly disciplines: readonly string[];
  readonly joinedAt: Moment;
  readonly revision: number;
}
