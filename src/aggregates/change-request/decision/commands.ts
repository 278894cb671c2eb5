import type { Money } from '../../../kernel/money.js';
import type { ObservedOutcome, ReasonCode } from '../vocabulary.js';

export type DecisionCommands = {
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
};
