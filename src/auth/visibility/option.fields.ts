import type { Rows } from './rows.js';

/** What is offered, with its consequences and the advice; what whoever sees the request sees of it. */
export const optionFields: Rows = {
  Advice: 'optionId others why',
  AssessmentContent: 'conditions discipline explanation instead verdict wouldTell',
  BriefedConsequence: 'consequenceId',
  BriefedOption: 'consequences optionId',
  BriefedRecommendation: 'option',
  BriefedUnknown: 'unknownId',
  Consequence: 'id',
  Effort: 'discipline hours',
  ElementChange: 'change kind name',
  Money: 'amount currency',
  NamedElement: 'kind name',
  Option: 'consequences lapsed revisions withdrawn',
  OptionJudgement: 'judgement optionId why',
  OptionTerms: `
    assumptions changes effort fallback fromTemplate gives leadTimeDays leaveAsIs price soundness summary title validUntil`,
  Prediction: 'check kind probability severity statement valence',
  PredictionCheck: 'measure on threshold',
  OptionWithdrawal: 'why',
  PriceRange: 'from to',
  Recommendation: 'option',
  Unknown: 'id resolved',
  UnknownContent: 'statement why wouldTell',
  UnknownResolution: 'finding',
};
