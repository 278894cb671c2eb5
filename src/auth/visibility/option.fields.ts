import type { Rows } from './rows.js';

/** What is offered, with its consequences and the advice; what whoever sees the request sees of it. */
export const optionFields: Rows = {
  Advice: 'optionId others why',
  BriefedAssessment: 'discipline explanation verdict',
  BriefedConsequence: 'consequenceId',
  BriefedOption: 'consequences optionId',
  BriefedRecommendation: 'option',
  Consequence: 'id',
  Effort: 'discipline hours',
  Money: 'amount currency',
  Option: 'consequences',
  OptionJudgement: 'judgement optionId why',
  OptionTerms: `
    assumptions effort fallback gives leadTimeDays leaveAsIs price soundness summary title validUntil`,
  Prediction: 'check kind probability severity statement valence',
  PredictionCheck: 'measure on threshold',
  PriceRange: 'from to',
  Recommendation: 'option',
};
