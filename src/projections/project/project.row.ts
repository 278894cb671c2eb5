import type { ProjectDuty } from '../../aggregates/project/index.js';
import type { Money } from '../../kernel/money.js';
import type { Moment } from '../moment.js';

export interface ProjectMember {
  readonly memberId: string;
  readonly duty: ProjectDuty;
  readonly assignedAt: Moment;
}

export interface ProjectRow {
  readonly id: string;
  readonly clientId: string;
  /** ACME in ACME-12. */
  readonly key: string;
  readonly title: string;
  readonly idea: string;
  readonly disciplines: readonly string[];
  readonly budget: Money;
  /** A date (YYYY-MM-DD). */
  readonly deadline: string;
  /** An entry per member and duty. */
  readonly members: readonly ProjectMember[];
  readonly openedAt: Moment;
  readonly openedBy: string;
  readonly requestCount: number;
  readonly revision: number;
}
