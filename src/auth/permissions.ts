import type { Operation } from './policy.js';

/** What can be done to a change request: each operation, and the mutation that does it. */
export const onRequest = {
  AddAttachment: 'attachmentAdd',
  CorrectWish: 'changeRequestCorrect',
  MarkUrgent: 'changeRequestMarkUrgent',
  AskClarification: 'clarificationAsk',
  AnswerClarification: 'clarificationAnswer',
  FormulateRequest: 'changeRequestFormulate',
  AssessFeasibility: 'feasibilityAssess',
  OfferOption: 'optionOffer',
  ReviseOption: 'optionRevise',
  WithdrawOption: 'optionWithdraw',
  DeclareUnknown: 'unknownDeclare',
  ResolveUnknown: 'unknownResolve',
  PredictConsequence: 'consequencePredict',
  RecommendOption: 'optionRecommend',
  IssueBriefing: 'briefingIssue',
  OpenBriefing: 'briefingOpen',
  AcknowledgeBriefing: 'briefingAcknowledge',
  RefuseAcknowledgement: 'acknowledgementRefuse',
  RecordSilence: 'silenceRecord',
  RaiseObjection: 'objectionRaise',
  AnswerObjection: 'objectionAnswer',
  DeferDecision: 'changeRequestDefer',
  WakeRequest: 'changeRequestWake',
  DeclineRequest: 'changeRequestDecline',
  WithdrawRequest: 'changeRequestWithdraw',
  AddNote: 'noteAdd',
  MakeDecision: 'decisionMake',
  ConfirmDecision: 'decisionConfirm',
  DenyDecision: 'decisionDeny',
  SignDecision: 'decisionSign',
  SupersedeDecision: 'decisionSupersede',
  StartImplementation: 'implementationStart',
  DeliverImplementation: 'implementationDeliver',
  AcceptDelivery: 'deliveryAccept',
  RejectDelivery: 'deliveryReject',
  AgreePayment: 'paymentAgree',
  RecordPayment: 'paymentRecord',
  CorrectPayment: 'paymentCorrect',
  CorrectObservation: 'observationCorrect',
  DisputeAttribution: 'attributionDispute',
  ResolveDispute: 'disputeResolve',
  CloseRequest: 'changeRequestClose',
  ObserveConsequence: 'consequenceObserve',
} as const satisfies Partial<Record<Operation, string>>;

/** The same to a project, its agreement included. */
export const onProject = {
  AssignMember: 'projectAssignMember',
  UnassignMember: 'projectUnassignMember',
  SetGoal: 'projectSetGoal',
  DropGoal: 'projectDropGoal',
  EnterPhase: 'projectEnterPhase',
  PauseProject: 'projectPause',
  ResumeProject: 'projectResume',
  SetBudget: 'projectSetBudget',
  SetDeadline: 'projectSetDeadline',
  ReceiveRequest: 'changeRequestReceive',
  ProposeAgreement: 'delegationAgreementPropose',
  AcceptAgreement: 'delegationAgreementAccept',
  RefuseAgreement: 'delegationAgreementRefuse',
  WithdrawAgreement: 'delegationAgreementWithdraw',
  EndAgreement: 'delegationAgreementEnd',
} as const satisfies Partial<Record<Operation, string>>;

/** The same to a client. */
export const onClient = {
  AddContact: 'contactAdd',
  ChangeContactKind: 'contactChangeKind',
  LeaveClient: 'contactLeave',
  OpenProject: 'projectOpen',
} as const satisfies Partial<Record<Operation, string>>;

/** What is about no client and no project: the studio's people and its catalogue. */
export const studioWide = {
  RegisterClient: 'clientRegister',
  AddMember: 'memberAdd',
  AssignRole: 'memberAssignRole',
  AssignDisciplines: 'memberAssignDisciplines',
  AgreeCapacity: 'memberAgreeCapacity',
  PlanAbsence: 'memberPlanAbsence',
  CancelAbsence: 'memberCancelAbsence',
  AgreeHourlyCost: 'memberAgreeCost',
  PassExam: 'memberPassExam',
  FailExam: 'memberFailExam',
  WithdrawExam: 'memberWithdrawExam',
  LeaveStudio: 'memberLeave',
  AppointAuditor: 'auditorAppoint',
  AddDiscipline: 'disciplineAdd',
  RenameDiscipline: 'disciplineRename',
  RetireDiscipline: 'disciplineRetire',
  ReviveDiscipline: 'disciplineRevive',
} as const satisfies Partial<Record<Operation, string>>;

type Told = keyof (typeof onRequest & typeof onProject & typeof onClient & typeof studioWide);

/** Asking is no command; the program alone imports, and tells what a decision still waits for. */
type Untold = `See${string}` | 'ImportRecord' | 'RecordDecisionSilence';

/** A command of the policy that is in none of the tables doesn't compile here. */
export type EveryCommandIsTold = [Exclude<Operation, Told | Untold>] extends [never] ? true : never;
export const everyCommandIsTold: EveryCommandIsTold = true;
