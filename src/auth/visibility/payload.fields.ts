import type { Rows } from './rows.js';

/** What each mutation shows of what it changed; whoever may give the command may see what became of it. */
const shown: Rows = {
  AuditorAppoint: 'auditor',
  BriefingAcknowledge: 'changeRequest',
  BriefingIssue: 'changeRequest',
  BriefingOpen: 'changeRequest',
  ChangeRequestFormulate: 'changeRequest',
  ChangeRequestReceive: 'changeRequest',
  ClarificationAnswer: 'changeRequest',
  ClarificationAsk: 'changeRequest',
  ClientRegister: 'client',
  ConsequenceObserve: 'changeRequest',
  ConsequencePredict: 'changeRequest',
  ContactAdd: 'contact',
  DecisionMake: 'changeRequest',
  DecisionSign: 'changeRequest',
  DelegationAgreementAccept: 'delegationAgreement',
  DelegationAgreementEnd: 'delegationAgreement',
  DelegationAgreementPropose: 'delegationAgreement',
  DelegationAgreementRefuse: 'delegationAgreement',
  DelegationAgreementWithdraw: 'delegationAgreement',
  DisciplineAdd: 'discipline',
  DisciplineRename: 'discipline',
  DisciplineRetire: 'discipline',
  DisciplineRevive: 'discipline',
  FeasibilityAssess: 'changeRequest',
  MemberAdd: 'member',
  MemberAgreeCapacity: 'member',
  MemberAgreeCost: 'member',
  MemberAssignDisciplines: 'member',
  MemberAssignRole: 'member',
  MemberCancelAbsence: 'member',
  MemberFailExam: 'member',
  MemberLeave: 'member',
  MemberPassExam: 'member',
  MemberPlanAbsence: 'member',
  MemberWithdrawExam: 'member',
  OptionOffer: 'changeRequest',
  OptionRecommend: 'changeRequest',
  ProjectAssignMember: 'project',
  ProjectOpen: 'project',
};

export const ofEveryPayload = 'behind dryRun position userErrors wouldRecord';

export const payloadFields: Rows = Object.fromEntries(
  Object.entries(shown).map(([mutation, row]) => [`${mutation}Payload`, `${row} ${ofEveryPayload}`]),
);
