import type { Money } from '../../../kernel/money.js';
import type { PriceRange } from '../vocabulary.js';

export type PaymentRefusals = {
  /** `price` as the option had it, `agreed` what stands already; where there is any. */
  AGREED_PRICE_UNEXPLAINED: { price?: PriceRange; agreed?: Money };
  /** Nobody has paid on a day that has begun nowhere yet; `latest` has, somewhere. */
  PAID_IN_FUTURE: { paidOn: string; latest: string };
};
