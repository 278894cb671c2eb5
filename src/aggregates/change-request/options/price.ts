import type { Money } from '../../../kernel/money.js';
import { refuse } from '../../../kernel/decider.js';
import type { PriceRange } from '../vocabulary.js';

const placesOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const scaledTo = (places: number, amount: string): bigint => {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

/** Compares digits, so that "9.50" is less than "10" and no cent is lost to a float. */
const isMore = ({ amount: one }: Money, { amount: other }: Money): boolean => {
  const places = Math.max(placesOf(one), placesOf(other));
  return scaledTo(places, one) > scaledTo(places, other);
};

/** A price is said in the project's currency, the lower end first. */
export const whyNoPrice = ({ from, to }: PriceRange, expected: string) => {
  const foreign = [from, to].find(({ currency }) => currency !== expected);
  if (foreign) return refuse('CURRENCY_MISMATCH', { currency: foreign.currency, expected });
  return isMore(from, to) ? refuse('PRICE_RANGE_REVERSED', { from: from.amount, to: to.amount }) : undefined;
};
