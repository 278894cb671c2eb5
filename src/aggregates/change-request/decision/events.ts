import type { AuthorityGiven } from '../../../kernel/authority.js';
import type { Role } from '../../../kernel/actor.js';
import type { Money } from '../../../kernel/money.js';
import type {
  AuthorityLevel,
  Channel,
  DecisionMode,
  OwedByDecider,
  ReasonCode,
  Skipped,
} from '../vocabulary.js';

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
    /** The role of whoever recorded it: the decider's own, or that of the manager who was told. Always written. */
    recordedAs?: Role;
    /** How the decider's word reached whoever recorded it; absent where they decided here themselves. */
    heardOver?: Channel;
    /** What it was made without; never changed, whatever comes later. Absent where nothing was. */
    skipped?: readonly Skipped[];
    /** The authority, with the revision of the client's history that it was read from; unknown for imported ones. */
    authority?: {
      level: AuthorityLevel;
      basis: 'NO_AGREEMENT' | 'AGREEMENT';
      clientRevision: number;
      /** What the agreement in force gave at that moment, and what was left of its limits; for deciders, what it would have. */
      agreement?: AuthorityGiven;
      /** What was left of the project's budget before. */
      budgetLeft?: Money;
    };
    /** What it commits the project to: the upper end of the option's price. */
    price?: Money;
    /** By how much it raises the budget. `salt` keeps the digest from betraying erased words. */
    budgetIncrease?: { amount: Money; words: string; salt: string };
    /** The date (YYYY-MM-DD) to which it moves the deadline of the project. */
    newDeadline?: string;
    /** The entry of the project's ledger that keeps what it takes. */
    commitment?: number;
    briefing?: { number: number; digest: string };
    /** The option that the studio advised at that moment, where no briefing showed it. */
    advised?: string;
    /** `salt` keeps the digest from betraying erased words. */
    reason?: { code: ReasonCode; words: string; salt: string };
    acceptedConsequences: readonly string[];
    reviewOn?: string;
    /** The configured price that it exceeds: then a signature is needed before anybody starts on it. */
    signatureAbove?: Money;
    /** The deciders who hear of it at once: what was decided for them under STUDIO_DECIDES_AND_INFORMS. */
    informed?: readonly string[];
    /** Until when the client may object to what was decided for them. */
    objectionUntil?: string;
    /** The decision of this request whose place it takes. */
    supersedes?: string;
    /** SHA-256 over the decision's canonical form: what a signature binds. */
    digest: string;
  };
  /** Whoever was quoted says that they did say so. */
  DecisionConfirmed: {
    decisionId: string;
    digest: string;
    confirmedBy: string;
    /** The entry of the project's ledger by which the budget is raised. */
    commitment?: number;
  };
  /**
   * Whoever was quoted says that they never said so: it is as if it had not been made, and what it replaced stands again. It
   * stays in history, and so does who recorded it.
   */
  DecisionDenied: {
    decisionId: string;
    digest: string;
    deniedBy: string;
    why: string;
    /** The entry of the project's ledger by which it gives back what it took. */
    commitment?: number;
  };
  DecisionSigned: {
    decisionId: string;
    digest: string;
    signedBy: string;
    printedName: string;
    meaning: string;
    /** The entry of the project's ledger by which the budget is raised, where this confirms what was quoted. */
    commitment?: number;
  };
  /** Whoever decided has not given for so many days what the decision was made without. It changes nothing of it. */
  DecisionSilenceRecorded: {
    decisionId: string;
    owed: OwedByDecider;
    silent: readonly string[];
    since: string;
    days: number;
  };
  /** History stays and points on: to a decision here or in another request, or to an imported record's own reference. */
  DecisionSuperseded: {
    decisionId: string;
    why: string;
    /** Whose words `why` are; unknown for imported ones. */
    saidBy?: string;
    byDecisionId?: string;
    byRequestId?: string;
    byReference?: string;
    /** The entry of the project's ledger by which it gives back what it took. */
    commitment?: number;
  };
};

export const decisionEventTypes = {
  DecisionMade: true,
  DecisionConfirmed: true,
  DecisionDenied: true,
  DecisionSigned: true,
  DecisionSilenceRecorded: true,
  DecisionSuperseded: true,
} as const satisfies Record<keyof DecisionEvents, true>;
