import type { Judgement, OptionTerms, Prediction, TemplateSource } from '../vocabulary.js';

export type OptionEvents = {
  OptionOffered: {
    optionId: string;
    /** The option that is always there: leaving it as it is. */
    leaveAsIs?: true;
    /** The instant at which the offer lapses; absent where it can't lapse. */
    validUntil?: string;
    /** Whose terms these are, where they were agreed beforehand. */
    fromTemplate?: TemplateSource;
  } & OptionTerms;
  /** The whole of the new terms; what is predicted of the option stays. */
  OptionRevised: { optionId: string; validUntil?: string; fromTemplate?: TemplateSource } & OptionTerms;
  OptionWithdrawn: { optionId: string; why: string };
  ConsequencePredicted: { consequenceId: string; optionId: string } & Prediction;
  OptionRecommended: {
    optionId: string;
    why: string;
    others: readonly { readonly optionId: string; readonly judgement: Judgement; readonly why?: string }[];
  };
};

export const optionEventTypes = {
  OptionOffered: true,
  OptionRevised: true,
  OptionWithdrawn: true,
  ConsequencePredicted: true,
  OptionRecommended: true,
} as const satisfies Record<keyof OptionEvents, true>;
