import { type AnyRefusal, refuse } from '../../kernel/decider.js';
import type { ChangeRequestCommands } from './commands.js';
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

/** The client may insist or refuse before a decision and after it. */
const fromOfferToAcceptance = [
  ...offered,
  'DECIDED',
  'IN_IMPLEMENTATION',
  'DELIVERED',
  'ACCEPTED',
] as const satisfies readonly Status[];

/** The commands to a request that is there already. */
export type LaterCommand = Exclude<keyof ChangeRequestCommands, 'ReceiveRequest' | 'ImportRecord'>;

/** Where a request has to stand for each command. As a table, because frontends ask for it beforehand. */
export const allowedIn = {
  AskClarification: beforeDecision,
  AnswerClarification: beforeDecision,
  FormulateRequest: beforeDecision,
  AssessFeasibility: formulated,
  OfferOption: formulated,
  ReviseOption: offered,
  WithdrawOption: offered,
  PredictConsequence: offered,
  RecommendOption: offered,
  DeclareUnknown: beforeDecision,
  ResolveUnknown: beforeDecision,
  IssueBriefing: formulated,
  OpenBriefing: formulated,
  AcknowledgeBriefing: formulated,
  RefuseAcknowledgement: formulated,
  RaiseObjection: fromOfferToAcceptance,
  AnswerObjection: fromOfferToAcceptance,
  MakeDecision: formulated,
  SignDecision: ['DECIDED'],
  ObserveConsequence: ['DECIDED', 'SUPERSEDED'],
} as const satisfies Record<LaterCommand, readonly Status[]>;

/** Refuses what comes too early or too late; `undefined` when the request stands where it may. */
export const unlessStanding = (
  state: ChangeRequest,
  command: LaterCommand,
): (AnyRefusal & ReturnType<typeof outOfPlace>) | undefined => {
  const allowed: readonly Status[] = allowedIn[command];
  return state.projectId === undefined || !allowed.includes(statusOf(state))
    ? outOfPlace(state, allowed)
    : undefined;
};

const outOfPlace = (state: ChangeRequest, allowed: readonly Status[]) =>
  state.projectId === undefined
    ? refuse('NOT_FOUND', { what: 'request' as const })
    : refuse('INVALID_TRANSITION', { from: statusOf(state), allowed });
