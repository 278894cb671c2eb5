import { speaker } from '../../../kernel/actor.js';
import { refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { isBefore } from '../instant.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { whyNotContactsWord } from '../whose-word.js';
import type { RestingCommands } from './commands.js';

const whyNotDecider = ({ actor, client }: ChangeRequestContext) => {
  const id = speaker(actor);
  return client.contacts[id] === 'DECIDER' ? undefined : refuse('NOT_A_DECIDER', { contacts: [id] });
};

/** Whoever wished may take the wish back, and whoever decides for the client. */
const whyNotTheirs = ({ from }: ChangeRequest, context: ChangeRequestContext) =>
  speaker(context.actor) === from ? undefined : whyNotDecider(context);

/** Nobody has to say why it wakes at its date. Earlier somebody does. */
const whyTooSoon = (until: string, why: string | undefined, { now }: ChangeRequestContext) =>
  why === undefined && isBefore(now, until) ? refuse('TOO_SOON', { until }) : undefined;

const wakingBy = ({ actor }: ChangeRequestContext) =>
  actor.role === 'SYSTEM' ? {} : { wokenBy: speaker(actor) };

/** Resting until a date, and ending without a decision. */
export const decideResting: CommandHandlers<RestingCommands> = {
  DeferDecision: ({ until, why }, state, context) => {
    const refusal =
      unlessStanding(state, 'DeferDecision') ?? whyNotContactsWord(context) ?? whyNotDecider(context);
    if (refusal) return refusal;
    if (!isBefore(context.now, until)) return refuse('DEFERRED_INTO_PAST', { until });
    return [{ type: 'DecisionDeferred', data: { until, why, deferredBy: speaker(context.actor) } }];
  },

  WakeRequest: ({ why }, state, context) => {
    const { deferredUntil: until = context.now } = state;
    return (
      unlessStanding(state, 'WakeRequest') ??
      whyTooSoon(until, why, context) ?? [
        { type: 'RequestWoken', data: { ...(why !== undefined && { why }), ...wakingBy(context) } },
      ]
    );
  },

  DeclineRequest: ({ why }, state) =>
    unlessStanding(state, 'DeclineRequest') ?? [{ type: 'RequestDeclined', data: { why } }],

  WithdrawRequest: ({ why }, state, context) =>
    unlessStanding(state, 'WithdrawRequest') ??
    whyNotContactsWord(context) ??
    whyNotTheirs(state, context) ?? [
      { type: 'RequestWithdrawn', data: { why, withdrawnBy: speaker(context.actor) } },
    ],
};
