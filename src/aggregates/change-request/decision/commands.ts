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
    /** Signs it in the same act. */
    signature?: GivenSignature;
    /** The decision of this request whose place it takes, and why. */
    supersedes?: { decisionId: string; why: string };
  };
  ConfirmDecision: { digest: string };
  SignDecision: { digest: string } & GivenSignature;
  SupersedeDecision: { decisionId: string; byRequestId: string; why: string };
};
