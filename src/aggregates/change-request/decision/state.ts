import type { Instant } from '../instant.js';
import type { Money } from '../../../kernel/money.js';
import type { Progress } from '../status.js';
import type { DecisionMode, Owed, PriceRange } from '../vocabulary.js';
import { type OwedFacts, owedOf } from './owed.js';

/** The option as it was when it was chosen. */
export interface ChosenOption {
  readonly price?: PriceRange | undefined;
  readonly leaveAsIs: boolean;
}

export interface StandingDecision extends Omit<OwedFacts, 'signed'> {
  readonly id: string;
  readonly digest: string;
  readonly mode: DecisionMode;
  readonly decidedBy: readonly string[];
  readonly madeAt: Instant;
  /** Since when it was here to be answered. */
  readonly answerableSince: Instant;
  readonly chosen: readonly string[];
  /** Absent where not exactly one known option was chosen. */
  readonly option?: ChosenOption | undefined;
  /** The briefing it was made on, and the latest one of that moment; 0 where there was none. */
  readonly madeOn: number | undefined;
  readonly latestBriefing: number;
  readonly signatureAbove?: Money | undefined;
  /** By how much it raises the budget, as a decimal text; absent where it doesn't. */
  readonly raises?: string | undefined;
  readonly objectionUntil?: string | undefined;
  readonly signedBy: readonly string[];
  /** What of it a decider's silence is recorded on. */
  readonly silentOn: readonly Owed[];
  readonly byRequestId?: string | undefined;
}

/** A decision whose place another one of the same request has taken, with how far it was carried out by then. */
export interface EarlierDecision extends StandingDecision {
  readonly byDecisionId: string;
  readonly progress: Progress | undefined;
}

/** A decision that whoever was quoted has disowned. */
export interface DeniedDecision {
  readonly id: string;
  readonly digest: string;
  readonly deniedBy: string;
}

export interface DecisionState {
  /** The latest. */
  readonly decision?: StandingDecision;
  readonly earlierDecisions: readonly EarlierDecision[];
  readonly deniedDecisions: readonly DeniedDecision[];
}

export const initialDecision: DecisionState = { earlierDecisions: [], deniedDecisions: [] };

export const owesConfirmation = (decision: StandingDecision): boolean =>
  owedBy(decision).includes('CONFIRMATION');

export const owedBy = (decision: StandingDecision): readonly Owed[] =>
  owedOf({ ...decision, signed: decision.decidedBy.some((id) => decision.signedBy.includes(id)) });
