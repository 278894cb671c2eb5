import { refuse } from '../../../kernel/decider.js';
import { type ChangeRequestContext, type CommandHandlers, whyNotOfferable } from '../context.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { ChangingCommands } from './commands.js';
import { whyNotOnOffer, whyWithdrawn } from './on-offer.js';
import { whyNotTerms } from './terms.js';

type Option = ChangeRequest['options'][number];

/** Leaving it as it is is always an option, and always the same one. */
const whyFixed = ({ leaveAsIs, optionId }: Option) =>
  leaveAsIs ? refuse('LEAVE_AS_IS_STAYS', { optionId }) : undefined;

/** A new date offers anew what has lapsed; without one it can't be revised. */
const whyNotRevisable = (option: Option, { validUntil }: { validUntil?: string }, now: string) =>
  whyFixed(option) ?? (validUntil === undefined ? whyNotOnOffer(option, now) : whyWithdrawn(option));

const termsOf = ({ consequences, withdrawn, ...terms }: Option) => terms;

/** What was agreed beforehand and is only offered for another while needs nobody to think it through again. */
const onlyUntilWhen = (
  option: Option,
  revision: ChangingCommands['ReviseOption'],
  context: ChangeRequestContext,
) => {
  const { fromTemplate, validUntil: before, ...agreed } = termsOf(option);
  const { validUntil: anew, ...terms } = revision;
  return fromTemplate !== undefined && sameTerms(agreed, terms, context) ? { fromTemplate } : undefined;
};

const sameTerms = (one: object, other: object, { digestOf }: ChangeRequestContext) =>
  digestOf(one) === digestOf(other);

type Revision = ChangingCommands['ReviseOption'] & Pick<Option, 'fromTemplate'>;

const revisedOf = (option: Option, revision: Revision, context: ChangeRequestContext) => {
  const revised = { ...(option.validUntil !== undefined && { validUntil: option.validUntil }), ...revision };
  return sameTerms(termsOf(option), revised, context)
    ? refuse('OPTION_UNCHANGED', { optionId: option.optionId })
    : [{ type: 'OptionRevised' as const, data: revised }];
};

/** What becomes of an offer before anybody has chosen. */
export const decideOptionChanges: CommandHandlers<ChangingCommands> = {
  ReviseOption: (revision, state, context) => {
    const early = unlessStanding(state, 'ReviseOption');
    if (early) return early;
    const option = state.options.find(({ optionId }) => optionId === revision.optionId);
    const asAgreed = option && onlyUntilWhen(option, revision, context);
    const unthought = asAgreed ? undefined : whyNotOfferable(state);
    if (unthought) return unthought;
    if (!option) return refuse('NOT_FOUND', { what: 'option' });
    const refusal = whyNotRevisable(option, revision, context.now) ?? whyNotTerms(revision, state, context);
    return refusal ?? revisedOf(option, { ...revision, ...asAgreed }, context);
  },

  WithdrawOption: ({ optionId, why }, state) => {
    const early = unlessStanding(state, 'WithdrawOption');
    if (early) return early;
    const option = state.options.find((offered) => offered.optionId === optionId);
    if (!option) return refuse('NOT_FOUND', { what: 'option' });
    return whyFixed(option) ?? whyWithdrawn(option) ?? [{ type: 'OptionWithdrawn', data: { optionId, why } }];
  },
};
