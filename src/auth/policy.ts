import type { Role } from '../kernel/actor.js';
import type { Principal } from './principal.js';

/**
 * How far a role's permission reaches: everywhere, on one's own client's things, on projects one is assigned to, or there
 * and, for a reason that is put on record, anywhere else.
 */
export type Reach = 'ANYWHERE' | 'OWN_CLIENT' | 'ASSIGNED' | 'OVERRIDING';

type Grants = Partial<Record<Role, Reach>>;

const managing: Grants = { ACCOUNT_MANAGER: 'ASSIGNED', DIRECTOR: 'OVERRIDING' };
const steering: Grants = { ACCOUNT_MANAGER: 'ASSIGNED', DIRECTOR: 'ANYWHERE' };
const contacts: Grants = { DECIDER: 'OWN_CLIENT', CONTRIBUTOR: 'OWN_CLIENT' };
const deciding: Grants = { DECIDER: 'OWN_CLIENT' };
const specialists: Grants = { SPECIALIST: 'ASSIGNED', DEPARTMENT_HEAD: 'ASSIGNED' };
const leading: Grants = { DEPARTMENT_HEAD: 'ANYWHERE', DIRECTOR: 'ANYWHERE' };
const studioWide: Grants = { ACCOUNT_MANAGER: 'ANYWHERE', DIRECTOR: 'ANYWHERE' };
const seeingAll: Grants = {
  ACCOUNT_MANAGER: 'ANYWHERE',
  DEPARTMENT_HEAD: 'ANYWHERE',
  DIRECTOR: 'ANYWHERE',
  AUDITOR: 'ANYWHERE',
  SYSTEM: 'ANYWHERE',
};
const studio: Grants = { ...seeingAll, SPECIALIST: 'ANYWHERE' };

/**
 * Who may do what: one table, denied by default. An operation that isn't here doesn't compile where it is authorised; a
 * role that isn't named may not. An auditor reads and is named nowhere, because an auditor commands nothing.
 */
export const policy = {
  RegisterClient: studioWide,
  AddContact: steering,
  ChangeContactKind: { ...steering, ...deciding },
  LeaveClient: { ...steering, ...deciding },
  AssignRole: { DIRECTOR: 'ANYWHERE' },
  AssignDisciplines: { DIRECTOR: 'ANYWHERE' },
  AgreeCapacity: leading,
  PlanAbsence: leading,
  CancelAbsence: leading,
  AgreeHourlyCost: { DIRECTOR: 'ANYWHERE' },
  PassExam: leading,
  FailExam: leading,
  WithdrawExam: leading,
  LeaveStudio: { DIRECTOR: 'ANYWHERE' },
  AddMember: { DIRECTOR: 'ANYWHERE', SYSTEM: 'ANYWHERE' },
  AppointAuditor: { DIRECTOR: 'ANYWHERE' },
  AddDiscipline: { DIRECTOR: 'ANYWHERE' },
  RenameDiscipline: { DIRECTOR: 'ANYWHERE' },
  RetireDiscipline: { DIRECTOR: 'ANYWHERE' },
  ReviveDiscipline: { DIRECTOR: 'ANYWHERE' },
  OpenProject: steering,
  UnassignMember: { ACCOUNT_MANAGER: 'ASSIGNED', DEPARTMENT_HEAD: 'ANYWHERE', DIRECTOR: 'ANYWHERE' },
  SetGoal: steering,
  DropGoal: steering,
  EnterPhase: steering,
  PauseProject: steering,
  ResumeProject: steering,
  SetBudget: { DIRECTOR: 'ANYWHERE' },
  SetDeadline: { DIRECTOR: 'ANYWHERE' },
  AssignMember: { ACCOUNT_MANAGER: 'ASSIGNED', DEPARTMENT_HEAD: 'ANYWHERE', DIRECTOR: 'ANYWHERE' },
  ProposeAgreement: managing,
  AcceptAgreement: deciding,
  RefuseAgreement: deciding,
  WithdrawAgreement: managing,
  EndAgreement: { ...deciding, DIRECTOR: 'ANYWHERE' },
  ReceiveRequest: { ...managing, ...contacts },
  AddAttachment: { ...managing, ...specialists, ...contacts },
  CorrectWish: { ...managing, ...contacts },
  MarkUrgent: { ...managing, ...deciding },
  AskClarification: { ...managing, ...specialists },
  AnswerClarification: { ...managing, ...specialists, ...contacts },
  FormulateRequest: managing,
  AssessFeasibility: specialists,
  OfferOption: managing,
  ReviseOption: managing,
  WithdrawOption: managing,
  PredictConsequence: { ...managing, ...specialists },
  RecommendOption: managing,
  DeclareUnknown: { ...managing, ...specialists },
  ResolveUnknown: { ...managing, ...specialists },
  IssueBriefing: managing,
  OpenBriefing: deciding,
  AcknowledgeBriefing: deciding,
  RefuseAcknowledgement: { ...managing, ...deciding },
  RecordSilence: { ...managing, SYSTEM: 'ANYWHERE' },
  RecordDecisionSilence: { SYSTEM: 'ANYWHERE' },
  RaiseObjection: { ...managing, ...contacts },
  AnswerObjection: managing,
  DeferDecision: { ...managing, ...deciding },
  WakeRequest: { ...managing, ...deciding, SYSTEM: 'ANYWHERE' },
  DeclineRequest: managing,
  WithdrawRequest: { ...managing, ...contacts },
  AddNote: { ...managing, ...specialists, ...contacts },
  MakeDecision: { ...deciding, ...managing },
  ConfirmDecision: deciding,
  DenyDecision: contacts,
  SignDecision: deciding,
  SupersedeDecision: managing,
  StartImplementation: { ...managing, ...specialists },
  DeliverImplementation: { ...managing, ...specialists },
  AcceptDelivery: { ...deciding, ...managing },
  RejectDelivery: { ...deciding, ...managing },
  AgreePayment: managing,
  RecordPayment: managing,
  CorrectPayment: managing,
  ObserveConsequence: { ...managing, ...specialists, ...contacts },
  CorrectObservation: { ...managing, ...specialists, ...contacts },
  DisputeAttribution: { ...managing, ...specialists, ...contacts },
  ResolveDispute: { DIRECTOR: 'ANYWHERE' },
  CloseRequest: managing,
  ImportRecord: { SYSTEM: 'ANYWHERE' },
  SeeMembers: seeingAll,
  SeeOperations: seeingAll,
  SeeCatalogueHistory: studio,
  SeeCosts: { DEPARTMENT_HEAD: 'ANYWHERE', DIRECTOR: 'ANYWHERE', AUDITOR: 'ANYWHERE' },
  SeeInternals: studio,
  /** Events as they are stored. */
  SeeRawEvents: { DIRECTOR: 'ANYWHERE', AUDITOR: 'ANYWHERE' },
  SeeAuditReads: { DIRECTOR: 'ANYWHERE', AUDITOR: 'ANYWHERE' },
} as const satisfies Record<string, Grants>;

export type Operation = keyof typeof policy;

/** What an operation is about, as far as ownership hangs on it. */
export interface Target {
  readonly clientId?: string | undefined;
  /** Who acts on the project; of a client, on any of its projects. */
  readonly memberIds?: readonly string[];
}

/**
 * `HIDDEN`: the target must look as if it weren't there. `OVERRIDE_NEEDED`: the role may, by saying why on record.
 * `OVERRIDE_NOT_NEEDED`: it may without, and then an override would be recorded that was none.
 */
export type Verdict = 'ALLOWED' | 'FORBIDDEN' | 'HIDDEN' | 'OVERRIDE_NEEDED' | 'OVERRIDE_NOT_NEEDED';

const reachOf = (role: Role, operation: Operation): Reach | undefined => (policy[operation] as Grants)[role];

/** The roles of people that may, without the program's own. */
export const rolesThatMay = (operation: Operation): Role[] =>
  (Object.keys(policy[operation]) as Role[]).filter((role) => role !== 'SYSTEM');

const where: Readonly<Record<Reach, string>> = {
  ANYWHERE: '',
  OWN_CLIENT: ' of the client',
  ASSIGNED: ' assigned to the project',
  OVERRIDING: ' assigned to the project or overriding with a reason',
};

/** What is done to a client, or for one: it names no project that somebody could be assigned to. */
const aboutClients: readonly Operation[] = ['AddContact', 'ChangeContactKind', 'LeaveClient', 'OpenProject'];

const whereOf = (role: Role, operation: Operation): string => {
  const reach = reachOf(role, operation) ?? 'ANYWHERE';
  return reach === 'ASSIGNED' && aboutClients.includes(operation)
    ? ' who acts on a project of the client'
    : where[reach];
};

/** The same for a sentence: "DIRECTOR assigned to the project, DECIDER of the client". */
export const whoMay = (operation: Operation): string =>
  rolesThatMay(operation)
    .map((role) => `${role}${whereOf(role, operation)}`)
    .join(', ');

/** Whether the role may do this at all, wherever; what can be said before looking at any target. */
export const mayEver = ({ actor }: Principal, operation: Operation): boolean =>
  reachOf(actor.role, operation) !== undefined;

const isOwn = ({ clientId }: Principal, target: Target) =>
  clientId !== undefined && clientId === target.clientId;

const isAssigned = ({ actor }: Principal, { memberIds = [] }: Target) => memberIds.includes(actor.id);

const reaches: Readonly<Record<Reach, (principal: Principal, target: Target) => boolean>> = {
  ANYWHERE: () => true,
  OWN_CLIENT: isOwn,
  ASSIGNED: isAssigned,
  OVERRIDING: isAssigned,
};

/** Whether this principal may do this to that, overriding or not. */
export function authorise(
  { overrides = false, ...principal }: Principal & { readonly overrides?: boolean },
  operation: Operation,
  target: Target,
): Verdict {
  const reach = reachOf(principal.actor.role, operation);
  if (reach === undefined) return 'HIDDEN';
  if (reaches[reach](principal, target)) return overrides ? 'OVERRIDE_NOT_NEEDED' : 'ALLOWED';
  if (!canSee(principal, target)) return 'HIDDEN';
  if (reach !== 'OVERRIDING') return 'FORBIDDEN';
  return overrides ? 'ALLOWED' : 'OVERRIDE_NEEDED';
}

/** Contacts see their client's things and specialists those of their projects; the others see all. */
const sight: Partial<Record<Role, (principal: Principal, target: Target) => boolean>> = {
  DECIDER: isOwn,
  CONTRIBUTOR: isOwn,
  SPECIALIST: isAssigned,
};

/** Whether the target is there for this principal at all. */
export const canSee = (principal: Principal, target: Target): boolean => {
  if (target.clientId === undefined) return false; // there is nothing to be seen
  return sight[principal.actor.role]?.(principal, target) ?? true;
};
