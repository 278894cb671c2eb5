import { type ClassType, Field, ObjectType } from 'type-graphql';
import { Discipline } from './catalogue.types.js';
import { ChangeRequest } from './change-request.types.js';
import { HistoryEvent } from './history.types.js';
import { Member } from './member.types.js';
import { Client, Project } from './party.types.js';
import { Auditor, Contact } from './person.types.js';
import { LogPosition } from './scalars.js';
import { UserError } from './user-error.types.js';

@ObjectType()
abstract class Payload {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];

  @Field(() => LogPosition, {
    nullable: true,
    description:
      'Where the log stood after it. Send it back as `minPosition` to read at least that much. Null when refused, and in a dry run.',
  })
  position?: string | undefined;

  @Field(() => Boolean, {
    description:
      'Whether it was stored but the object could not be shown in time: then the object is null, and a query with `minPosition` shows it.',
  })
  behind!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it was a dry run: then nothing was stored, and the object is shown as it would look.',
  })
  dryRun!: boolean;

  @Field(() => [HistoryEvent], {
    nullable: true,
    description:
      'What a dry run would record; empty where all of it holds already. Null when it was no dry run, or was refused.',
  })
  wouldRecord?: HistoryEvent[] | undefined;
}

/** One payload type a mutation, so that each can grow on its own. */
export function payloadWith<Key extends string, Shown extends object>(
  name: string,
  key: Key,
  shown: () => ClassType<Shown> | (abstract new () => Shown),
): ClassType<Payload & { [K in Key]?: Shown | undefined }> {
  @ObjectType(`${name}Payload`, { description: `What became of ${name}.`, simpleResolvers: true })
  class NamedPayload extends Payload {}
  Field(() => shown() as ClassType<Shown>, {
    nullable: true,
    description: 'As it stands now, or would stand; null when refused or behind.',
  })(NamedPayload.prototype, key);
  return NamedPayload as ClassType<Payload & { [K in Key]?: Shown | undefined }>;
}

export const onRequest = (name: string) => payloadWith(name, 'changeRequest', () => ChangeRequest);

export const ClientRegisterPayload = payloadWith('ClientRegister', 'client', () => Client);
export const ContactAddPayload = payloadWith('ContactAdd', 'contact', () => Contact);
export const ContactChangeKindPayload = payloadWith('ContactChangeKind', 'contact', () => Contact);
export const ContactLeavePayload = payloadWith('ContactLeave', 'contact', () => Contact);
export const MemberAddPayload = payloadWith('MemberAdd', 'member', () => Member);
const onMember = (name: string) => payloadWith(name, 'member', () => Member);

export const MemberAssignRolePayload = onMember('MemberAssignRole');
export const MemberAssignDisciplinesPayload = onMember('MemberAssignDisciplines');
export const MemberAgreeCapacityPayload = onMember('MemberAgreeCapacity');
export const MemberPlanAbsencePayload = onMember('MemberPlanAbsence');
export const MemberCancelAbsencePayload = onMember('MemberCancelAbsence');
export const MemberAgreeCostPayload = onMember('MemberAgreeCost');
export const MemberPassExamPayload = onMember('MemberPassExam');
export const MemberFailExamPayload = onMember('MemberFailExam');
export const MemberWithdrawExamPayload = onMember('MemberWithdrawExam');
export const MemberLeavePayload = onMember('MemberLeave');
export const AuditorAppointPayload = payloadWith('AuditorAppoint', 'auditor', () => Auditor);
export const DisciplineAddPayload = payloadWith('DisciplineAdd', 'discipline', () => Discipline);
export const DisciplineRenamePayload = payloadWith('DisciplineRename', 'discipline', () => Discipline);
export const DisciplineRetirePayload = payloadWith('DisciplineRetire', 'discipline', () => Discipline);
export const DisciplineRevivePayload = payloadWith('DisciplineRevive', 'discipline', () => Discipline);
const onProject = (name: string) => payloadWith(name, 'project', () => Project);

export const ProjectUnassignMemberPayload = onProject('ProjectUnassignMember');
export const ProjectSetGoalPayload = onProject('ProjectSetGoal');
export const ProjectDropGoalPayload = onProject('ProjectDropGoal');
export const ProjectEnterPhasePayload = onProject('ProjectEnterPhase');
export const ProjectPausePayload = onProject('ProjectPause');
export const ProjectResumePayload = onProject('ProjectResume');
export const ProjectSetBudgetPayload = onProject('ProjectSetBudget');
export const ProjectSetDeadlinePayload = onProject('ProjectSetDeadline');
export const ProjectOpenPayload = payloadWith('ProjectOpen', 'project', () => Project);
export const ProjectAssignMemberPayload = payloadWith('ProjectAssignMember', 'project', () => Project);
export const ChangeRequestReceivePayload = onRequest('ChangeRequestReceive');
export const ChangeRequestCorrectPayload = onRequest('ChangeRequestCorrect');
export const ChangeRequestMarkUrgentPayload = onRequest('ChangeRequestMarkUrgent');
export const ChangeRequestDeferPayload = onRequest('ChangeRequestDefer');
export const ChangeRequestWakePayload = onRequest('ChangeRequestWake');
export const ChangeRequestDeclinePayload = onRequest('ChangeRequestDecline');
export const ChangeRequestWithdrawPayload = onRequest('ChangeRequestWithdraw');
export const AttachmentAddPayload = onRequest('AttachmentAdd');
export const SilenceRecordPayload = onRequest('SilenceRecord');
export const NoteAddPayload = onRequest('NoteAdd');
export const ClarificationAskPayload = onRequest('ClarificationAsk');
export const ClarificationAnswerPayload = onRequest('ClarificationAnswer');
export const ChangeRequestFormulatePayload = onRequest('ChangeRequestFormulate');
export const FeasibilityAssessPayload = onRequest('FeasibilityAssess');
export const OptionOfferPayload = onRequest('OptionOffer');
export const OptionRevisePayload = onRequest('OptionRevise');
export const OptionWithdrawPayload = onRequest('OptionWithdraw');
export const ConsequencePredictPayload = onRequest('ConsequencePredict');
export const OptionRecommendPayload = onRequest('OptionRecommend');
export const UnknownDeclarePayload = onRequest('UnknownDeclare');
export const UnknownResolvePayload = onRequest('UnknownResolve');
export const BriefingIssuePayload = onRequest('BriefingIssue');
export const BriefingOpenPayload = onRequest('BriefingOpen');
export const BriefingAcknowledgePayload = onRequest('BriefingAcknowledge');
export const AcknowledgementRefusePayload = onRequest('AcknowledgementRefuse');
export const ObjectionRaisePayload = onRequest('ObjectionRaise');
export const ObjectionAnswerPayload = onRequest('ObjectionAnswer');
export const DecisionMakePayload = onRequest('DecisionMake');
export const DecisionSignPayload = onRequest('DecisionSign');
export const ConsequenceObservePayload = onRequest('ConsequenceObserve');
