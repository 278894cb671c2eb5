import { speaker } from '../../../kernel/actor.js';
import { refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { whyNotContactsWord } from '../whose-word.js';
import type { ObjectionCommands } from './commands.js';
import { objectedTo, whyTooLate } from './to-decision.js';

type Raising = Readonly<ObjectionCommands['RaiseObjection']>;

/** What is said is new, and says why it is. */
const whyNotSaid = ({ objectionId, causes, causeInWords }: Raising, { objections }: ChangeRequest) => {
  if (objections.some(({ id }) => id === objectionId))
    return refuse('ALREADY_EXISTS', { what: 'objection' as const });
  if (causes.includes('OTHER') && causeInWords === undefined) return refuse('CAUSE_UNSAID', {});
  return whyNamedTwice(causes);
};

const raisedOf = (objection: Raising, { objections }: ChangeRequest, { actor }: ChangeRequestContext) => ({
  ...objection,
  round: objections.length + 1,
  raisedBy: speaker(actor),
});

/**
 * Rounds of "not like this" and what the studio says to it. None of them stops anything by itself, but for a decider's
 * word against what was decided for them.
 */
export const decideObjections: CommandHandlers<ObjectionCommands> = {
  RaiseObjection: (objection, state, context) => {
    const to = objectedTo(state, context);
    const refusal =
      unlessStanding(state, 'RaiseObjection') ??
      whyNotContactsWord(context) ??
      whyNotSaid(objection, state) ??
      (to && whyTooLate(to, context));
    const data = { ...raisedOf(objection, state, context), ...(to && { decisionId: to.id }) };
    return refusal ?? [{ type: 'ObjectionRaised', data }];
  },

  AnswerObjection: ({ objectionId, answer }, state, context) => {
    const early = unlessStanding(state, 'AnswerObjection');
    if (early) return early;
    const objection = state.objections.find(({ id }) => id === objectionId);
    if (!objection) return refuse('NOT_FOUND', { what: 'objection' });
    if (objection.answered) return refuse('OBJECTION_ANSWERED', { objectionId });
    const answeredBy = context.actor.id;
    return [{ type: 'ObjectionAnswered', data: { objectionId, answer, answeredBy } }];
  },
};
