import type { Rows } from './rows.js';

/** A request from the wish to the specialists' language; what whoever sees the request sees of it. */
export const wishFields: Rows = {
  Attachment: 'addedBy bytes mediaType name sha256',
  Diff: 'added changed removed',
  Difference: 'after before nodeId path type',
  DecisionSilence: 'days owed silent since',
  Deferral: 'deferredBy until why woken',
  Note: 'id text visibility',
  RequestWithdrawal: 'why withdrawnBy',
  Silence: 'days silent since',
  UrgentMark: 'kindBefore markedBy why',
  Waking: 'why',
  WishCorrection: 'correctedBy text',
  AgreedTemplate: 'agreementDigest agreementVersion disciplines elementKinds optionId templateId',
  Answer: 'answeredBy text',
  ChangeRequest: `
    authorityFor
    attachments corrections deferrals notes withdrawal
    assessments briefing briefings changedAt closing decision decisions declined deliveries diff disputes
    formulation formulations history implementation kind markedUrgent number objections observations options payments project
    questions receivedAt recommendation reference revision source status statusSince template title unknowns viewerCan wish`,
  FeasibilityAssessment: 'current formulationVersion',
  FormulationContent:
    'acceptanceCriteria disciplines elements goal scopeIn scopeOut stories version whyNoGoal',
  Goal: 'measure statement target',
  ImportedPeople: 'heading people',
  ImportSection: 'heading text',
  ImportSource: 'consulted file format informed otherPeople sections sha256 statusAsWritten',
  Objection: 'answer causeInWords causes decision id kind raisedBy round statement',
  ObjectionAnswer: 'text',
  Question: 'answer id owedBy question',
  TemplateSource: 'agreementVersion templateId',
  UserStory: 'benefit role want',
  Wish: 'channel from wording',
};
