import { refuse } from '../../../kernel/decider.js';
import type { MessageOf } from '../../../kernel/message.js';
import { daysLater } from '../calendar.js';
import type { OfferingCommands } from './commands.js';
import { type ChangeRequestContext, type CommandHandlers, whyNotOfferable } from '../context.js';
import type { OptionEvents } from './events.js';
import { leaveAsIsId, leaveAsIsUnlessOffered } from './leave-as-is.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { whyNotOnOffer } from './on-offer.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { whyNotTerms } from './terms.js';

type Offered = MessageOf<Pick<OptionEvents, 'OptionOffered'>>;

const isKnown = (state: ChangeRequest, optionId: string) =>
  state.options.some((option) => option.optionId === optionId);

const whyNotThere = ({ options }: ChangeRequest, optionId: string, now: string) => {
  const option = options.find((offered) => offered.optionId === optionId);
  return option ? whyNotOnOffer(option, now) : refuse('NOT_FOUND', { what: 'option' as const });
};

const isTaken = (optionId: string, state: ChangeRequest, { requestId }: ChangeRequestContext) =>
  isKnown(state, optionId) || optionId === leaveAsIsId(requestId);

/** What can be chosen, what each choice would entail, and which one the studio advises. */
export const decideOptions: CommandHandlers<OfferingCommands> = {
  OfferOption: (offer, state, context) => {
    const early = unlessStanding(state, 'OfferOption') ?? whyNotOfferable(state);
    if (early) return early;
    if (isTaken(offer.optionId, state, context)) return refuse('ALREADY_EXISTS', { what: 'option' });
    const refusal = whyNotTerms(offer, state, context);
    if (refusal) return refusal;
    const validUntil = offer.validUntil ?? daysLater(context.now, context.optionValidDays);
    const offered: Offered = { type: 'OptionOffered', data: { ...offer, validUntil } };
    return [...leaveAsIsUnlessOffered(state, context), offered];
  },

  PredictConsequence: (prediction, state, { now }) => {
    const refusal =
      unlessStanding(state, 'PredictConsequence') ?? whyNotThere(state, prediction.optionId, now);
    if (refusal) return refusal;
    const taken = state.options.some(({ consequences }) =>
      consequences.some(({ id }) => id === prediction.consequenceId),
    );
    if (taken) return refuse('ALREADY_EXISTS', { what: 'consequence' });
    return [{ type: 'ConsequencePredicted', data: prediction }];
  },

  RecommendOption: (recommendation, state, { now }) => {
    const { optionId, others } = recommendation;
    const refusal = unlessStanding(state, 'RecommendOption') ?? whyNotThere(state, optionId, now);
    if (refusal) return refusal;
    const judged = others.map((other) => other.optionId);
    if (!judged.every((id) => isKnown(state, id))) return refuse('NOT_FOUND', { what: 'option' });
    const twice = whyNamedTwice([optionId, ...judged]);
    return twice ?? [{ type: 'OptionRecommended', data: recommendation }];
  },
};
