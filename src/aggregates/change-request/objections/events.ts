import type { ObjectionCause, ObjectionKind } from '../vocabulary.js';

export type ObjectionEvents = {
  /** The client insists or refuses. Each is a round of its own, numbered and dated. */
  ObjectionRaised: {
    objectionId: string;
    /** Counts from 1 within the request. */
    round: number;
    kind: ObjectionKind;
    statement: string;
    /** Why they object, as far as it is understood. */
    causes: readonly ObjectionCause[];
    causeInWords?: string;
    raisedBy: string;
    /** The decision that it is against: what the studio decided and told the client. Nobody starts before it is answered. */
    decisionId?: string;
  };
  ObjectionAnswered: { objectionId: string; answer: string; answeredBy: string };
};

export const objectionEventTypes = {
  ObjectionRaised: true,
  ObjectionAnswered: true,
} as const satisfies Record<keyof ObjectionEvents, true>;
