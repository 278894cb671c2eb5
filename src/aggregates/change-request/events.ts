import type { BriefingContent } from './briefing-content.js';
import type {
  AuthorityLevel,
  Channel,
  DecisionMode,
  Formulation,
  ImportSource,
  Judgement,
  ObservedOutcome,
  OptionTerms,
  Prediction,
  ReasonCode,
  Verdict,
} from './vocabulary.js';
import type { Money } from '../../kernel/money.js';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type ChangeRequestEvents = {
  /** The wish verbatim. It is never edited; corrections are further facts. */
  RequestReceived: {
    projectId: string;
    clientId: string;
    /** Counts within the project: 12 in ACME-12. */
    number: number;
    title: string;
    wording: string;
    /** The contact who wished; unknown for some imported records. */
    from?: string;
    channel: Channel;
    source?: ImportSource;
  };
  ClarificationAsked: { questionId: string; question: string; owedBy: string };
  ClarificationAnswered: { questionId: string; answer: string; answeredBy: string };
  /** Formulating again makes a new version, which has to be assessed anew. */
  RequestFormulated: { version: number } & Formulation;
  FeasibilityAssessed: {
    formulationVersion: number;
    discipline: string;
    verdict: Verdict;
    explanation: string;
  };
  OptionOffered: {
    optionId: string;
    /** The option that is always there: leaving it as it is. */
    leaveAsIs?: true;
    /** The instant at which the offer lapses; absent where it can't lapse. */
    validUntil?: string;
  } & OptionTerms;
  ConsequencePredicted: { consequenceId: string; optionId: string } & Prediction;
  OptionRecommended: {
    optionId: string;
    why: string;
    others: readonly { readonly optionId: string; readonly judgement: Judgement; readonly why?: string }[];
  };
  /** Freezes what is shown. The digest is the SHA-256 of the content's canonical form (RFC 8785). */
  BriefingIssued: {
    briefingId: string;
    number: number;
    digest: string;
    content: BriefingContent;
    deciders: readonly string[];
  };
  /** Disclosure: the addressee has had it before their eyes. Not yet consent to anything. */
  BriefingOpened: { number: number; digest: string; openedBy: string };
  BriefingAcknowledged: { number: number; digest: string; acknowledgedBy: string };
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
  RequestDeclined: { why: string };
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

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const changeRequestEventTypes = {
  RequestReceived: true,
  ClarificationAsked: true,
  ClarificationAnswered: true,
  RequestFormulated: true,
  FeasibilityAssessed: true,
  OptionOffered: true,
  ConsequencePredicted: true,
  OptionRecommended: true,
  BriefingIssued: true,
  BriefingOpened: true,
  BriefingAcknowledged: true,
  DecisionMade: true,
  DecisionSigned: true,
  DecisionSuperseded: true,
  RequestDeclined: true,
  ConsequenceObserved: true,
} as const satisfies Record<keyof ChangeRequestEvents, true>;
