import { refuse } from '../../../kernel/decider.js';
import { unknownDisciplines } from '../../../kernel/disciplines.js';
import { type ChangeRequestContext, knownDisciplines } from '../context.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import type { ChangeRequest } from '../state.js';
import type { Offer } from './commands.js';
import { whyNoPrice } from '../../../kernel/offer.js';
import { hasLapsed } from './validity.js';

/** Why these can't be the terms of an offer. */
export const whyNotTerms = (
  { price, effort, validUntil }: Pick<Offer, 'price' | 'effort'> & { readonly validUntil?: string },
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const { now, project } = context;
  const disciplines = effort.map(({ discipline }) => discipline);
  const unknown = unknownDisciplines(disciplines, knownDisciplines(state, context));
  if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
  const unclear = whyNamedTwice(disciplines) ?? whyNoPrice(price, project?.currency ?? '');
  if (unclear) return unclear;
  return validUntil !== undefined && hasLapsed(validUntil, now)
    ? refuse('ALREADY_LAPSED', { validUntil })
    : undefined;
};
