import type { Money } from '../../kernel/money.js';

/** What a member does on a project: leads it for the studio, works on it, or stands by a manager who is not independent yet. */
export type ProjectDuty = 'MANAGER' | 'SPECIALIST' | 'MENTOR';

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
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const projectEventTypes = {
  ProjectOpened: true,
  MemberAssigned: true,
} as const satisfies Record<keyof ProjectEvents, true>;
