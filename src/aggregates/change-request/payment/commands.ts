import type { Money } from '../../../kernel/money.js';

export type PaymentCommands = {
  AgreePayment: { amount: Money; why?: string };
  RecordPayment: { paymentId: string; amount: Money; paidOn: string; reference?: string };
  /** Without a payment: what is agreed for the standing decision. Nothing at all is the amount 0. */
  CorrectPayment: { paymentId?: string; amount: Money; paidOn?: string; why: string };
};
