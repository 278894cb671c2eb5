import type { Goal, Phase, ProjectDuty } from '../../aggregates/project/index.js';
import type { Money } from '../../kernel/money.js';
import type { Moment } from '../moment.js';

export interface ProjectMember {
  readonly memberId: string;
  readonly duty: ProjectDuty;
  readonly assignedAt: Moment;
}

export interface FormerMember extends ProjectMember {
  readonly endedAt: Moment;
}

export interface ProjectGoal extends Goal {
  readonly id: string;
  readonly setBy: string;
  readonly setAt: Moment;
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
  /** Who was on it and is not any more, in the order of leaving. */
  readonly formerMembers: readonly FormerMember[];
  /** Those that stand, in the order in which they were first set. */
  readonly goals: readonly ProjectGoal[];
  readonly phase: Phase;
  /** Absent while it goes on. */
  readonly pausedSince?: Moment;
  readonly openedAt: Moment;
  readonly openedBy: string;
  readonly requestCount: number;
  readonly revision: number;
}
