import { speaker } from '../../../kernel/actor.js';
import { refuse } from '../../../kernel/decider.js';
import { type CommandHandlers } from '../context.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { unlessStanding } from '../standing.js';
import { whyTooEarly } from '../../../kernel/stated-time.js';
import { whyNotContactsWord } from '../whose-word.js';
import type { ObjectionCommands } from './commands.js';

/** Rounds of "not like this" and what the studio says to it. None of them stops anything by itself. */
export const decideObjections: CommandHandlers<ObjectionCommands> = {
  RaiseObjection: (objection, state, context) => {
    const refusal = unlessStanding(state, 'RaiseObjection') ?? whyNotContactsWord(context);
    if (refusal) return refusal;
    const { objectionId, causes, causeInWords } = objection;
    if (state.objections.some(({ id }) => id === objectionId))
      return refuse('ALREADY_EXISTS', { what: 'objection' });
    if (causes.includes('OTHER') && causeInWords === undefined) return refuse('CAUSE_UNSAID', {});
    const twice = whyNamedTwice(causes);
    if (twice) return twice;
    const round = state.objections.length + 1;
    const raisedBy = speaker(context.actor);
    return [{ type: 'ObjectionRaised', data: { ...objection, round, raisedBy } }];
  },

  AnswerObjection: ({ objectionId, answer }, state, context) => {
    const early = unlessStanding(state, 'AnswerObjection');
    if (early) return early;
    const objection = state.objections.find(({ id }) => id === objectionId);
    if (!objection) return refuse('NOT_FOUND', { what: 'objection' });
    if (objection.answered) return refuse('OBJECTION_ANSWERED', { objectionId });
    const tooEarly = whyTooEarly(context, objection.raisedAt, 'objection');
    const answeredBy = context.actor.id;
    return tooEarly ?? [{ type: 'ObjectionAnswered', data: { objectionId, answer, answeredBy } }];
  },
};
