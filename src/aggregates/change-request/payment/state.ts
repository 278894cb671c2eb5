import type { Money } from '../../../kernel/money.js';

export interface PaymentState {
  readonly agreed?: { readonly decisionId: string; readonly amount: Money };
  readonly payments: readonly string[];
}

export const initialPayment: PaymentState = { payments: [] };
