import type { Money } from '../../../kernel/money.js';
import type { Channel, DecisionMode, ReasonCode } from '../vocabulary.js';

export interface GivenSignature {
  readonly printedName: string;
  readonly meaning: string;
}

export type DecisionCommands = {
  MakeDecision: {
    decisionId: string;
    optionId: string;
    /** In writing unless stated. */
    mode?: Exclude<DecisionMode, 'IMPORTED'>;
    /** How the decider's word came, where somebody else records it. */
    channel?: Channel;
    reason?: { code: ReasonCode; words: string };
    acceptedConsequences: readonly string[];
    reviewOn?: string;
    /** By how much the client raises the budget for it, in which words. */
    budgetIncrease?: { amount: Money; words: string };
    /** The date (YYYY-MM-DD) to which the client moves the deadline of the project for it. */
    newDeadline?: string;
    /** Signs it in the same act. */
    signature?: GivenSignature;
    /** The decision of this request whose place it takes, and why. */
    supersedes?: { decisionId: string; why: string };
  };
  ConfirmDecision: { digest: string };
  DenyDecision: { digest: string; why: string };
  SignDecision: { digest: string } & GivenSignature;
  RecordDecisionSilence: { decisionId: string };
  SupersedeDecision: { decisionId: string; byRequestId: string; why: string };
};
