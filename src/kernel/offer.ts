import { refuse } from './decider.js';
import { isMore } from './decimal.js';
import type { Money } from './money.js';

/** What gives when an option is chosen. */
export type Concession = 'BUDGET' | 'TIME' | 'TECHNOLOGY' | 'SCOPE' | 'QUALITY';

export type Soundness = 'SOUND' | 'COMPROMISE' | 'WORKAROUND';
export type Valence = 'GOOD' | 'NEUTRAL' | 'BAD';
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH';

export type ConsequenceKind =
  'BUDGET' | 'SCHEDULE' | 'TECHNICAL' | 'SALES' | 'CONTENT' | 'LEGAL' | 'OPERATIONS';

export interface PriceRange {
  readonly from: Money;
  readonly to: Money;
}

export interface Effort {
  readonly discipline: string;
  /** Hours as a decimal text. */
  readonly hours: string;
}

/** What every offer says of itself, whether it is made for one request or agreed for many. */
export interface OfferTerms {
  readonly title: string;
  readonly summary: string;
  readonly price: PriceRange;
  readonly effort: readonly Effort[];
  readonly leadTimeDays: number;
  readonly gives: readonly Concession[];
  readonly soundness: Soundness;
}

/** How a prediction can be checked later. */
export interface Check {
  readonly measure: string;
  readonly threshold: string;
  /** A date (YYYY-MM-DD). */
  readonly on: string;
}

export interface Prediction {
  readonly statement: string;
  readonly valence: Valence;
  readonly kind?: ConsequenceKind;
  readonly severity?: Severity;
  /** From 0 to 1, as a decimal text. */
  readonly probability?: string;
  readonly check?: Check;
}

/** Money is said in the project's currency. */
export const whyForeign = (money: Money, expected: string) =>
  money.currency === expected
    ? undefined
    : refuse('CURRENCY_MISMATCH', { currency: money.currency, expected });

/** A price is said in the project's currency, the lower end first. */
export const whyNoPrice = ({ from, to }: PriceRange, expected: string) =>
  whyForeign(from, expected) ??
  whyForeign(to, expected) ??
  (isMore(from.amount, to.amount)
    ? refuse('PRICE_RANGE_REVERSED', { from: from.amount, to: to.amount })
    : undefined);
