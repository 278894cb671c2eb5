import { type AnyRefusal, refuse } from '../../kernel/decider.js';
import type { ChangeRequestCommands } from './commands.js';
import { owedBy } from './decision/state.js';
import { type ChangeRequest, statusOf } from './state.js';
import type { Status } from './status.js';

const beforeDecision = [
  'RECEIVED',
  'CLARIFYING',
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
] as const satisfies readonly Status[];

const formulated = [
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
] as const satisfies readonly Status[];

const offered = ['OPTIONS_OFFERED', 'BRIEFED'] as const satisfies readonly Status[];

/** What was decided can be reconsidered as long as nothing is delivered. */
const untilDelivery = [...formulated, 'DECIDED', 'IN_IMPLEMENTATION'] as const satisfies readonly Status[];

const sinceDecision = [
  'DECIDED',
  'IN_IMPLEMENTATION',
  'DELIVERED',
  'ACCEPTED',
] as const satisfies readonly Status[];

/** The client may insist or refuse before a decision and after it. */
const fromOfferToAcceptance = [...offered, ...sinceDecision] as const satisfies readonly Status[];

/** A decision that was made without a briefing owes it afterwards. */
const briefable = [...formulated, ...sinceDecision] as const satisfies readonly Status[];

const forEverSince = [...sinceDecision, 'CLOSED', 'SUPERSEDED'] as const satisfies readonly Status[];

const undecided = [...beforeDecision, 'DEFERRED'] as const satisfies readonly Status[];

const alive = [
  ...undecided,
  'DECIDED',
  'IN_IMPLEMENTATION',
  'DELIVERED',
  'ACCEPTED',
] as const satisfies readonly Status[];

const everywhere = [
  ...alive,
  'CLOSED',
  'DECLINED',
  'WITHDRAWN',
  'SUPERSEDED',
] as const satisfies readonly Status[];

/** The commands to a request that is there already. */
export type LaterCommand = Exclude<keyof ChangeRequestCommands, 'ReceiveRequest' | 'ImportRecord'>;

/** Where a request has to stand for each command. As a table, because frontends ask for it beforehand. */
export const allowedIn = {
  // What came of it may have to be shown for ever; of what was never decided nothing comes.
  AddAttachment: [...alive, 'CLOSED', 'SUPERSEDED'],
  CorrectWish: undecided,
  MarkUrgent: beforeDecision,
  AskClarification: beforeDecision,
  AnswerClarification: beforeDecision,
  FormulateRequest: beforeDecision,
  AssessFeasibility: formulated,
  OfferOption: untilDelivery,
  ReviseOption: [...offered, 'DECIDED', 'IN_IMPLEMENTATION'],
  WithdrawOption: [...offered, 'DECIDED', 'IN_IMPLEMENTATION'],
  PredictConsequence: [...offered, 'DECIDED', 'IN_IMPLEMENTATION'],
  RecommendOption: [...offered, 'DECIDED', 'IN_IMPLEMENTATION'],
  DeclareUnknown: [...beforeDecision, 'DECIDED', 'IN_IMPLEMENTATION'],
  ResolveUnknown: [...beforeDecision, 'DECIDED', 'IN_IMPLEMENTATION'],
  IssueBriefing: briefable,
  OpenBriefing: briefable,
  AcknowledgeBriefing: briefable,
  RefuseAcknowledgement: briefable,
  RecordSilence: formulated,
  RecordDecisionSilence: sinceDecision,
  RaiseObjection: fromOfferToAcceptance,
  AnswerObjection: fromOfferToAcceptance,
  DeferDecision: beforeDecision,
  WakeRequest: ['DEFERRED'],
  DeclineRequest: undecided,
  WithdrawRequest: undecided,
  AddNote: everywhere,
  MakeDecision: untilDelivery,
  ConfirmDecision: sinceDecision,
  DenyDecision: ['DECIDED'],
  SignDecision: sinceDecision,
  SupersedeDecision: [...sinceDecision, 'CLOSED'],
  StartImplementation: ['DECIDED'],
  DeliverImplementation: ['IN_IMPLEMENTATION'],
  AcceptDelivery: ['DELIVERED'],
  RejectDelivery: ['DELIVERED'],
  AgreePayment: [...sinceDecision, 'CLOSED'],
  RecordPayment: forEverSince,
  CorrectPayment: forEverSince,
  ObserveConsequence: forEverSince,
  CorrectObservation: forEverSince,
  DisputeAttribution: forEverSince,
  ResolveDispute: forEverSince,
  CloseRequest: ['DECIDED', 'ACCEPTED'],
} as const satisfies Record<LaterCommand, readonly Status[]>;

/** What is urgent is offered at once, whatever is written down of it. */
const urgently: Partial<Record<LaterCommand, readonly Status[]>> = {
  OfferOption: [...beforeDecision, 'DECIDED', 'IN_IMPLEMENTATION'],
};

/** What was decided before it could be briefed is written down, assessed and thought through afterwards, to be briefed. */
const toBrief: Partial<Record<LaterCommand, readonly Status[]>> = {
  AnswerClarification: [...beforeDecision, ...sinceDecision],
  FormulateRequest: [...beforeDecision, ...sinceDecision],
  AssessFeasibility: [...formulated, ...sinceDecision],
  PredictConsequence: [...offered, ...sinceDecision],
};

const puttingRight: readonly LaterCommand[] = [
  'CorrectPayment',
  'CorrectObservation',
  'DisputeAttribution',
  'ResolveDispute',
];

/** What of a request, beside where it stands, says where it may stand for a command. */
export interface Circumstance extends Pick<ChangeRequest, 'kind'> {
  /** A decision was made without a briefing, and there is none yet that shows what was chosen. */
  readonly owesBriefing: boolean;
  /** A decision was made once, even if it was disowned since: what came by then is put right wherever the request stands. */
  readonly onceDecided: boolean;
}

/** Where this request has to stand for a command. */
export const allowedTo = (
  { kind, owesBriefing, onceDecided }: Circumstance,
  command: LaterCommand,
): readonly Status[] =>
  (onceDecided && puttingRight.includes(command) ? everywhere : undefined) ??
  (owesBriefing ? toBrief[command] : undefined) ??
  (kind === 'URGENT' ? urgently[command] : undefined) ??
  allowedIn[command];

export const circumstance = ({ kind, decision, deniedDecisions }: ChangeRequest): Circumstance => ({
  kind,
  onceDecided: decision !== undefined || deniedDecisions.length > 0,
  owesBriefing: decision !== undefined && owedBy(decision).includes('BRIEFING'),
});

/** Refuses what comes too early or too late; `undefined` when the request stands where it may. */
export const unlessStanding = (
  state: ChangeRequest,
  command: LaterCommand,
): (AnyRefusal & ReturnType<typeof outOfPlace>) | undefined => {
  const allowed = allowedTo(circumstance(state), command);
  return state.projectId === undefined || !allowed.includes(statusOf(state))
    ? outOfPlace(state, allowed)
    : undefined;
};

const outOfPlace = (state: ChangeRequest, allowed: readonly Status[]) =>
  state.projectId === undefined
    ? refuse('NOT_FOUND', { what: 'request' as const })
    : refuse('INVALID_TRANSITION', { from: statusOf(state), allowed });
