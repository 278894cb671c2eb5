import type { Wording } from './wording-of.js';

export const optionWording = {
  PRICE_RANGE_REVERSED: () => 'The price runs from the least to the most. Swap the two amounts.',
  CURRENCY_MISMATCH: ({ expected }) => `Prices of this project are in ${expected}.`,
  ALREADY_LAPSED: () => 'The offer would have lapsed before it is made. Choose a later validUntil.',
  OPTION_LAPSED: ({ validUntil }) => `The offer lapsed at ${validUntil}. The manager has to offer it anew.`,
  OPTION_WITHDRAWN: () => 'The option was withdrawn. Offer another one.',
  OPTION_UNCHANGED: () => 'These are the terms that stand already. Change some of them, or leave it.',
  LEAVE_AS_IS_STAYS: () =>
    'Leaving it as it is is always an option. It can be neither revised nor withdrawn.',
} satisfies Partial<Wording>;
