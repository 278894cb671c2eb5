import type { Money } from '../../../kernel/money.js';
import type { PriceRange } from '../vocabulary.js';

export type PaymentRefusals = {
  /** `price` as the option had it, `agreed` what stands already; where there is any. */
  AGREED_PRICE_UNEXPLAINED: { price?: PriceRange; agreed?: Money };
};
