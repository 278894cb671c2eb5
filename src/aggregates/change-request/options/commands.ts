import type { OfferTerms } from '../../../kernel/offer.js';
import type { ElementChange, Judgement, Prediction } from '../vocabulary.js';

/** What is offered; unlike an imported option, complete. */
export interface Offer extends OfferTerms {
  readonly fallback?: string;
  readonly assumptions: readonly string[];
  readonly changes?: readonly ElementChange[];
}

export type OfferingCommands = {
  OfferOption: { optionId: string; validUntil?: string } & Offer;
  PredictConsequence: { consequenceId: string; optionId: string } & Prediction;
  RecommendOption: {
    optionId: string;
    why: string;
    others: readonly { readonly optionId: string; readonly judgement: Judgement; readonly why?: string }[];
  };
};

export type ChangingCommands = {
  /** The whole of the new terms. Without a date the old one stays. */
  ReviseOption: { optionId: string; validUntil?: string } & Offer;
  WithdrawOption: { optionId: string; why: string };
};

export type OptionCommands = OfferingCommands & ChangingCommands;
