import type {
  Channel,
  Concession,
  Effort,
  Formulation,
  ImportSource,
  Judgement,
  ObservedOutcome,
  Prediction,
  PriceRange,
  ReasonCode,
  Soundness,
  Verdict,
} from './vocabulary.js';
import type { Money } from '../../kernel/money.js';

/** What is offered; unlike an imported option, complete. */
export interface Offer {
  readonly title: string;
  readonly summary: string;
  readonly price: PriceRange;
  readonly effort: readonly Effort[];
  readonly leadTimeDays: number;
  readonly gives: readonly Concession[];
  readonly soundness: Soundness;
  readonly fallback?: string;
  readonly assumptions: readonly string[];
}

/** One record as it was kept elsewhere, with ids already given to its parts. */
export interface ImportedRecord {
  readonly projectId: string;
  readonly title: string;
  readonly wording: string;
  readonly source: ImportSource;
  readonly options: readonly {
    readonly optionId: string;
    readonly title: string;
    readonly summary?: string;
    readonly consequences: readonly ({ readonly consequenceId: string } & Prediction)[];
  }[];
  readonly decision?: {
    readonly decisionId: string;
    readonly chosen: readonly string[];
    readonly chosenAsWritten?: string;
    readonly justification?: string;
    readonly decidedBy: readonly string[];
    readonly decidedOn?: string;
  };
  readonly superseded?: {
    readonly why: string;
    readonly byRequestId?: string;
    readonly byReference?: string;
  };
  readonly declined?: { readonly why: string };
}

/** Who acts and when come with the context, so that deciding needs no session and no clock. */
export type ChangeRequestCommands = {
  ReceiveRequest: { projectId: string; title: string; wording: string; from: string; channel: Channel };
  AskClarification: { questionId: string; question: string; owedBy: string };
  AnswerClarification: { questionId: string; answer: string; answeredBy: string };
  FormulateRequest: Formulation;
  AssessFeasibility: { discipline: string; verdict: Verdict; explanation: string };
  OfferOption: { optionId: string; validUntil?: string } & Offer;
  PredictConsequence: { consequenceId: string; optionId: string } & Prediction;
  RecommendOption: {
    optionId: string;
    why: string;
    others: readonly { readonly optionId: string; readonly judgement: Judgement; readonly why?: string }[];
  };
  IssueBriefing: { briefingId: string; deciders: readonly string[] };
  OpenBriefing: { number: number };
  AcknowledgeBriefing: { number: number; digest: string };
  MakeDecision: {
    decisionId: string;
    optionId: string;
    reason?: { code: ReasonCode; words: string };
    acceptedConsequences: readonly string[];
    reviewOn?: string;
  };
  SignDecision: { digest: string; printedName: string; meaning: string };
  ObserveConsequence: {
    observationId: string;
    outcome: ObservedOutcome;
    consequenceId?: string;
    statement: string;
    evidence?: string;
    money?: Money;
    hours?: string;
    days?: number;
  };
  ImportRecord: ImportedRecord;
};
