import type { Goal, Phase, ProjectDuty } from '../../aggregates/project/index.js';
import type { Money } from '../../kernel/money.js';
import type { Moment } from '../moment.js';
import type { Recorded } from '../recorded.js';

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

/** Who moved something of what a project is bound by: a director with a reason, or whoever decided on a request. */
interface Mover extends Recorded {
  readonly why?: string;
  readonly decided?: { readonly requestId: string; readonly decisionId: string };
}

export interface BudgetChange extends Mover {
  /** What it was from then on. */
  readonly budget?: Money;
  /** By how much a decision raised it. */
  readonly increase?: Money;
}

/** What a decision moves of a project. */
export interface ProjectMove {
  readonly decided: { readonly requestId: string; readonly decisionId: string };
  readonly increase?: Money;
  readonly deadline?: string;
}

export interface DeadlineChange extends Mover {
  readonly deadline: string;
}

export interface ProjectRow {
  readonly id: string;
  readonly clientId: string;
  /** ACME in ACME-12. */
  readonly key: string;
  readonly title: string;
  readonly idea: string;
  readonly disciplines: readonly string[];
  /** As it was opened with, or set last by a director. */
  readonly budget: Money;
  /** What decisions had raised the budget by when it was set. */
  readonly raisedBefore: string;
  /** A date (YYYY-MM-DD), by whoever moved it last. */
  readonly deadline: string;
  /** Each figure that was set and each increase, the oldest first. */
  readonly budgetChanges: readonly BudgetChange[];
  readonly deadlineChanges: readonly DeadlineChange[];
  /** What decisions would move that were quoted, and that nobody has confirmed. */
  readonly unconfirmedMoves: readonly ProjectMove[];
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
