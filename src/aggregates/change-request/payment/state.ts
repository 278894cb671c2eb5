import type { Money } from '../../../kernel/money.js';
import type { Instant } from '../instant.js';

/** As it was said last. */
interface Said {
  readonly amount: Money;
  readonly at: Instant;
}

export interface PaymentState {
  /** For each decision what was agreed last. */
  readonly agreed: readonly ({ readonly decisionId: string } & Said)[];
  readonly payments: readonly ({ readonly id: string; readonly paidOn: string } & Said)[];
}

export const initialPayment: PaymentState = { agreed: [], payments: [] };
