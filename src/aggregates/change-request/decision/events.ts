import type { Money } from '../../../kernel/money.js';
import type { AuthorityLevel, DecisionMode, ObservedOutcome, ReasonCode } from '../vocabulary.js';

export type DecisionEvents = {
  DecisionMade: {
    decisionId: string;
    /** One option; several or none only where an imported record says so. */
    chosen: readonly string[];
    /** The record's own words, where they aren't just the name of one listed option. */
    chosenAsWritten?: string;
    justification?: string;
    decidedBy: readonly string[];
    /** A date (YYYY-MM-DD), where an imported record gives one. */
    decidedOn?: string;
    mode: DecisionMode;
    /** The authority, with the revision of the client's history that it was read from; unknown for imported ones. */
    authority?: { level: AuthorityLevel; basis: 'NO_AGREEMENT'; clientRevision: number };
    briefing?: { number: number; digest: string };
    /** `salt` keeps the digest from betraying erased words. */
    reason?: { code: ReasonCode; words: string; salt: string };
    acceptedConsequences: readonly string[];
    reviewOn?: string;
    /** SHA-256 over the decision's canonical form: what a signature binds. */
    digest: string;
  };
  DecisionSigned: {
    decisionId: string;
    digest: string;
    signedBy: string;
    printedName: string;
    meaning: string;
  };
  /** History stays and points on: to a request here, or to the record's own reference where that isn't here. */
  DecisionSuperseded: {
    decisionId: string;
    why: string;
    byRequestId?: string;
    byReference?: string;
  };
  ConsequenceObserved: {
    observationId: string;
    outcome: ObservedOutcome;
    /** The prediction it is measured against; absent when nobody foresaw it. */
    consequenceId?: string;
    statement: string;
    evidence?: string;
    /** Whose words `statement` and `evidence` are. Always written. */
    observedBy?: string;
    money?: Money;
    hours?: string;
    days?: number;
  };
};

export const decisionEventTypes = {
  DecisionMade: true,
  DecisionSigned: true,
  DecisionSuperseded: true,
  ConsequenceObserved: true,
} as const satisfies Record<keyof DecisionEvents, true>;
