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
  /** What was agreed, or what came, as it should have been said. What was said first stays. */
  PaymentCorrected: {
    /** The payment that was recorded wrongly; absent where it is what was agreed. */
    paymentId?: string;
    /** The decision whose price was agreed wrongly; absent where it is what came. */
    decisionId?: string;
    /** 0 where it never came, or nothing was agreed. */
    amount: Money;
    /** A date (YYYY-MM-DD), where that was wrong too. */
    paidOn?: string;
    why: string;
    correctedBy: string;
  };
};

export const paymentEventTypes = {
  PaymentAgreed: true,
  PaymentRecorded: true,
  PaymentCorrected: true,
} as const satisfies Record<keyof PaymentEvents, true>;
