import type { Money } from '../../kernel/money.js';

/** What a member does on a project: leads it for the studio, works on it, or stands by a manager who is not independent yet. */
export type ProjectDuty = 'MANAGER' | 'SPECIALIST' | 'MENTOR';

/** From the idea to the sales, in this order. */
export const phases = ['IDEA', 'DISCOVERY', 'PRODUCTION', 'LAUNCH', 'GROWTH', 'CLOSED'] as const;

export type Phase = (typeof phases)[number];

/** What the project shall bring about, and how that is seen: a conversion, leads, sales. */
export interface Goal {
  readonly statement: string;
  readonly measure: string;
  readonly target: string;
}

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type ProjectEvents = {
  ProjectOpened: {
    clientId: string;
    /** Short upper-case name that numbers are built on: ACME in ACME-12. */
    key: string;
    title: string;
    idea: string;
    disciplines: readonly string[];
    budget: Money;
    /** A date (YYYY-MM-DD). */
    deadline: string;
  };
  MemberAssigned: { memberId: string; duty: ProjectDuty };
  MemberUnassigned: { memberId: string; duty: ProjectDuty; why: string };
  /** Set again under the same id, it takes the place of the one before; then it says why. */
  GoalSet: { goalId: string; why?: string } & Goal;
  GoalDropped: { goalId: string; why: string };
  /** A step back says why; so does opening again what was closed. */
  PhaseEntered: { entered: Phase; left: Phase; why?: string };
  ProjectPaused: { why: string };
  ProjectResumed: { why: string };
  /**
   * Otherwise the budget changes by a recorded decision only. The figure takes the place of what there was, with all that
   * decisions had raised it by then: `raisedBefore`, absent in what was stored before it was counted. What decisions raise it
   * by afterwards comes on top.
   */
  BudgetSetByDirector: { budget: Money; why: string; raisedBefore?: string };
  DeadlineSetByDirector: { deadline: string; why: string };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const projectEventTypes = {
  ProjectOpened: true,
  MemberAssigned: true,
  MemberUnassigned: true,
  GoalSet: true,
  GoalDropped: true,
  PhaseEntered: true,
  ProjectPaused: true,
  ProjectResumed: true,
  BudgetSetByDirector: true,
  DeadlineSetByDirector: true,
} as const satisfies Record<keyof ProjectEvents, true>;
