import type { Rows } from './rows.js';

/**
 * The page of exceptions: fields that seeing their object isn't enough for, by who may be shown them, and every root field.
 * `See...` are rows of the policy. A field named under several is for all of those.
 */
export const restrictedFields = {
  /** Without a token too. */
  ANYBODY: { Query: 'viewer' },
  /** Whoever has a token, within what they see; commands by the policy's row of each. */
  SIGNED_IN: {
    Query:
      '_meta changeRequest changeRequests client clients disciplines node nodes project projects viewerCan',
    Mutation: `
      acknowledgementRefuse
      attachmentAdd
      changeRequestCorrect changeRequestDecline changeRequestDefer changeRequestMarkUrgent changeRequestWake changeRequestWithdraw
      noteAdd
      silenceRecord
      attributionDispute
      auditorAppoint
      briefingAcknowledge briefingIssue briefingOpen
      changeRequestClose changeRequestFormulate changeRequestReceive
      clarificationAnswer clarificationAsk
      clientRegister
      consequenceObserve consequencePredict
      contactAdd contactChangeKind contactLeave
      decisionConfirm decisionDeny decisionMake decisionSign decisionSupersede
      delegationAgreementAccept delegationAgreementEnd delegationAgreementPropose
      delegationAgreementRefuse delegationAgreementWithdraw
      deliveryAccept deliveryReject
      disciplineAdd disciplineRename disciplineRetire disciplineRevive
      disputeResolve
      feasibilityAssess
      implementationDeliver implementationStart
      observationCorrect paymentAgree paymentCorrect paymentRecord
      memberAdd memberAssignDisciplines memberAssignRole memberLeave
      memberAgreeCapacity memberAgreeCost memberCancelAbsence memberPlanAbsence
      memberFailExam memberPassExam memberWithdrawExam
      objectionAnswer objectionRaise
      optionOffer optionRecommend optionRevise optionWithdraw
      projectAssignMember projectOpen projectUnassignMember
      projectDropGoal projectEnterPhase projectPause projectResume
      projectSetBudget projectSetDeadline projectSetGoal
      unknownDeclare unknownResolve`,
    Subscription: 'changeRequestEvents projectEvents',
  },
  /** A person's own. */
  SELF: {},
  SeeMembers: { Query: 'members' },
  SeeAuditReads: { Query: 'auditReads' },
  SeeOperations: { Query: 'projections' },
  SeeCatalogueHistory: { Query: 'disciplineCatalogue' },
  /** What people cost the studio: never a client's to see, nor a colleague's. */
  SeeCosts: { Member: 'hourlyCost', HourlyCostAgreedEvent: 'cost' },
  /** All that is stored of an event; a proof needs no more of it than a hash. */
  SeeRawEvents: { InclusionProof: 'entry' },
  /** What the studio keeps among itself: internal notes, capacity, absences. */
  SeeInternals: {},
} as const satisfies Readonly<Record<string, Rows>>;
