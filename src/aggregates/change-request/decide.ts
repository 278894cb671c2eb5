import { isRefusal } from '../../kernel/decider.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ChangeRequestCommands } from './commands.js';
import type { ChangeRequestContext, Outcome } from './context.js';
import { decideBriefing } from './briefing/decide.js';
import { decideClosing } from './closing/decide.js';
import { decideDecision } from './decision/decide.js';
import { whyBeforeItsGrounds } from './grounds/grounds.js';
import { decideImplementation } from './implementation/decide.js';
import { whyNotInHand } from './in-hand.js';
import { circumstance, unlessStanding } from './standing.js';
import { decideImport } from './import/decide.js';
import { decideNotes } from './notes/decide.js';
import { decideObjections } from './objections/decide.js';
import { decideOptionChanges } from './options/decide-changes.js';
import { decideOptions } from './options/decide.js';
import { decideResting } from './resting/decide.js';
import { decideSilence } from './silence/decide.js';
import { decideUnknowns } from './unknowns/decide.js';
import { decideObservation } from './observation/decide.js';
import { decidePayment } from './payment/decide.js';
import { decideWish } from './wish/decide.js';
import type { ChangeRequest } from './state.js';

const handle = handleBy<ChangeRequestCommands, [ChangeRequest, ChangeRequestContext], Outcome>({
  ...decideWish,
  ...decideOptions,
  ...decideOptionChanges,
  ...decideUnknowns,
  ...decideBriefing,
  ...decideSilence,
  ...decideObjections,
  ...decideResting,
  ...decideNotes,
  ...decideDecision,
  ...decideImplementation,
  ...decidePayment,
  ...decideObservation,
  ...decideClosing,
  ...decideImport,
});

/** Whether it is over when this would be done; what happened before its end, or when it went on again, can be told later. */
const isOver = ({ project, occurredAt }: ChangeRequestContext) =>
  project?.closedSince !== undefined &&
  Date.parse(occurredAt) >= Date.parse(project.closedSince) &&
  (project.closedUntil === undefined || Date.parse(occurredAt) < Date.parse(project.closedUntil));

/** Before what is sent is looked at, and only where the request stands where it may. */
const whyNotTheirs = (
  { type }: MessageOf<ChangeRequestCommands>,
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  if (type === 'ReceiveRequest' || type === 'ImportRecord' || unlessStanding(state, type)) return undefined;
  const { actor, actorStages, project } = context;
  const { owesBriefing } = circumstance(state);
  const disciplines = project?.disciplines ?? [];
  return whyNotInHand(type, { over: isOver(context), owesBriefing, actor, actorStages, disciplines });
};

export const decide = (
  command: MessageOf<ChangeRequestCommands>,
  state: ChangeRequest,
  context: ChangeRequestContext,
): Outcome => {
  const outcome = whyNotTheirs(command, state, context) ?? handle(command, state, context);
  return isRefusal(outcome) || outcome.length === 0
    ? outcome
    : (whyBeforeItsGrounds(command, state, context) ?? outcome);
};
