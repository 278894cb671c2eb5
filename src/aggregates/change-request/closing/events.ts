import type { GoalOutcome } from '../vocabulary.js';

export type ClosingEvents = {
  RequestClosed: {
    /** Against the goal of the formulation. */
    outcome: GoalOutcome;
    /** The value of the goal's measure. */
    measured?: string;
    words: string;
    closedBy: string;
  };
};

export const closingEventTypes = { RequestClosed: true } as const satisfies Record<keyof ClosingEvents, true>;
