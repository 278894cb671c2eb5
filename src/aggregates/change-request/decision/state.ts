import type { Instant } from '../instant.js';
import type { Money } from '../../../kernel/money.js';
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
  readonly objectionUntil?: string | undefined;
  readonly signedBy: readonly string[];
  /** What of it a decider's silence is recorded on. */
  readonly silentOn: readonly Owed[];
  readonly byRequestId?: string | undefined;
}

/** A decision whose place another one of the same request has taken. */
export interface EarlierDecision {
  readonly id: string;
  readonly digest: string;
  readonly byDecisionId: string;
}

export interface DecisionState {
  /** The latest. */
  readonly decision?: StandingDecision;
  readonly earlierDecisions: readonly EarlierDecision[];
}

export const initialDecision: DecisionState = { earlierDecisions: [] };

export const owedBy = (decision: StandingDecision): readonly Owed[] =>
  owedOf({ ...decision, signed: decision.decidedBy.some((id) => decision.signedBy.includes(id)) });
