import type { Money } from '../../../kernel/money.js';

export type PaymentEvents = {
  /** What the choice obliges the client to pay. The latest one for a decision stands. */
  PaymentAgreed: {
    decisionId: string;
    amount: Money;
    /** Why it isn't the price of the option, or not what was agreed before. */
    why?: string;
    agreedBy: string;
  };
  PaymentRecorded: {
    paymentId: string;
    amount: Money;
    /** A date (YYYY-MM-DD). */
    paidOn: string;
    reference?: string;
    recordedBy: string;
  };
};

export const paymentEventTypes = {
  PaymentAgreed: true,
  PaymentRecorded: true,
} as const satisfies Record<keyof PaymentEvents, true>;
