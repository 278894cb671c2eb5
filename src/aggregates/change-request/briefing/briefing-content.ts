import type {
  AgreedTemplate,
  Assessment,
  Formulation,
  Judgement,
  OptionTerms,
  Prediction,
  Stance,
  TemplateSource,
} from '../vocabulary.js';

export interface BriefedConsequence extends Prediction {
  readonly id: string;
}

export interface BriefedOption extends OptionTerms {
  readonly id: string;
  readonly leaveAsIs?: true;
  readonly validUntil?: string;
  readonly fromTemplate?: TemplateSource;
  readonly consequences: readonly BriefedConsequence[];
}

export interface BriefedRecommendation {
  readonly optionId: string;
  readonly why: string;
  readonly others: readonly {
    readonly optionId: string;
    readonly judgement: Judgement;
    readonly why?: string;
  }[];
}

/** What can't be found out yet, and why. */
export interface BriefedUnknown {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly wouldTell?: string;
}

interface Shown {
  readonly requestId: string;
  readonly number: number;
  readonly options: readonly BriefedOption[];
  readonly recommendation?: BriefedRecommendation;
  /** What can't be known yet; absent where nothing is declared. */
  readonly unknowns?: readonly BriefedUnknown[];
}

/** What was thought through for this very request. */
interface ShownAsFormulated extends Shown {
  readonly schema: 1;
  readonly formulation: { readonly version: number } & Formulation;
  /** The latest of each discipline that the formulation touches. */
  readonly assessments: readonly Assessment[];
}

/** What was agreed beforehand: nobody has formulated or assessed this very request, and the briefing says so. */
interface ShownByTemplate extends Shown {
  readonly schema: 2;
  readonly template: AgreedTemplate;
  readonly assessments: readonly [];
}

/**
 * All that a decider is shown, frozen: consent binds the digest of this. `schema` numbers the shape, so that an old
 * digest can be checked for ever.
 */
export type BriefingContent = ShownAsFormulated | ShownByTemplate;

/** Did a choice follow the advice that stood in the briefing? */
export function stanceOf(
  content: Pick<BriefingContent, 'recommendation'> | undefined,
  chosen: readonly string[],
): Stance {
  const advised = content?.recommendation?.optionId;
  if (advised === undefined) return 'NO_ADVICE_GIVEN';
  return chosen.length === 1 && chosen[0] === advised ? 'FOLLOWED' : 'DEVIATED';
}
