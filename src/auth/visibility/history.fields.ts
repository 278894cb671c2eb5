import type { Rows } from './rows.js';

/**
 * Facts as histories and subscriptions show them. Each has a row, if only an empty one: a fact without a row is shown to
 * nobody. Facts that are not for everybody who sees the thing are named in `facts.ts` too.
 */
export const historyFields: Rows = {
  AbsenceCancelledEvent: 'absenceId',
  AbsencePlannedEvent: 'absenceId from kind to',
  AcknowledgementRefusedEvent: 'digest number reason refusedBy',
  AgreementAcceptedEvent: 'digest version',
  AgreementEndedEvent: 'version why',
  AgreementProposedEvent: 'digest rules templates validFrom validTo version',
  AgreementRefusedEvent: 'version why',
  AgreementWithdrawnEvent: 'version why',
  AuditorAppointedEvent: 'party',
  BriefingAcknowledgedEvent: 'digest number',
  BriefingIssuedEvent: 'briefingId deciders digest number',
  BriefingOpenedEvent: 'digest number',
  CapacityAgreedEvent: 'hoursPerWeek',
  CaughtUp: 'position',
  ClarificationAnsweredEvent: 'answer answeredBy questionId',
  ClarificationAskedEvent: 'owedBy question questionId',
  ClientRegisteredEvent: 'name',
  ConsequenceObservedEvent: `
    consequenceId days evidence hours money observationId outcome statement`,
  ConsequencePredictedEvent: `
    check consequenceId kind optionId probability severity statement valence`,
  ContactAddedEvent: 'contact kind',
  DecisionMadeEvent: `
    acceptedConsequences briefingNumber chosen chosenAsWritten decidedBy decidedOn decisionId digest
    justification mode reason reviewOn`,
  DecisionSignedEvent: 'decisionId digest meaning printedName',
  DecisionSupersededEvent: 'byReference byRequestId decisionId why',
  DisciplineAddedEvent: 'code main name',
  DisciplineRenamedEvent: 'code name',
  DisciplineRetiredEvent: 'code why',
  DisciplineRevivedEvent: 'code',
  DisciplinesAssignedEvent: 'disciplines',
  EventReceived: 'event position',
  ExamFailedEvent: 'discipline examId takenOn',
  ExamPassedEvent: 'discipline examId passedOn validUntil',
  ExamWithdrawnEvent: 'examId why',
  FeasibilityAssessedEvent: 'formulationVersion',
  HistoryEvent: 'byRole byStage commandId correlationId id onBehalfOf override position revision',
  HourlyCostAgreedEvent: '',
  Lagged: 'resumeAfter',
  MemberAssignedEvent: 'duty member',
  MemberJoinedEvent: 'disciplines role',
  MemberLeftEvent: 'why',
  ObjectionAnsweredEvent: 'answer answeredBy objectionId',
  ObjectionRaisedEvent: 'causeInWords causes kind objectionId raisedBy round statement',
  OptionOfferedEvent: `
    assumptions changes effort fallback gives leadTimeDays leaveAsIs optionId price soundness summary title validUntil`,
  OptionRecommendedEvent: 'optionId others why',
  OptionRevisedEvent: `
    assumptions changes effort fallback gives leadTimeDays optionId price soundness summary title validUntil`,
  OptionWithdrawnEvent: 'optionId why',
  Override: 'why',
  ProjectOpenedEvent: 'budget clientId deadline disciplines idea key title',
  Recorded: 'by occurredAt recordedAt',
  RequestDeclinedEvent: 'why',
  RequestFormulatedEvent: '',
  RequestReceivedEvent: 'channel from number source title wording',
  RoleAssignedEvent: 'role',
  UnknownDeclaredEvent: 'statement unknownId why wouldTell',
  UnknownResolvedEvent: 'finding unknownId',
};
