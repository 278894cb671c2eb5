import type { Rows } from './rows.js';

/** What came of a decision; what whoever sees the request sees of it. */
export const aftermathFields: Rows = {
  Closing: 'measured outcome words',
  Delivery: 'accepted criteria decisionId delivered deviations id number rejected',
  DeliveryAcceptance: 'acceptedBy words',
  DeliveryRejection: 'missing rejectedBy',
  Deviation: 'statement why',
  Dispute: 'disputedBy grounds id observationId resolved',
  DisputeRuling: 'ruling',
  Implementation: 'decisionId',
  JudgedCriterion: 'criterion met',
  Observation: `
    consequence consequenceId corrections days evidence hours id money observedBy outcome statement`,
  ObservationCorrection: 'consequenceId correctedBy days evidence hours money outcome statement why',
  Payment: 'amount corrections id paidOn reference',
  PaymentAgreement: 'amount corrections decisionId why',
  PaymentCorrection: 'amount paidOn why',
  Payments: 'agreed agreements outstanding paid received',

  AlreadyDecided: 'decisionId',
  ClosingBlocked: 'owed',
  CriteriaProblem: 'criteria',
  DecisionReplaced: 'byDecisionId byRequestId decisionId',
  DeliveryReplaced: 'latest',
  MissingConfirmation: 'decisionId',
  MissingSignature: 'above decisionId',
  ObjectionsOpen: 'objections',
  ObjectionTooLate: 'until',
  UnexplainedPrice: 'agreed price',
};
