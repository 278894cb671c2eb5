import type { Money } from '../../../kernel/money.js';

export type PaymentCommands = {
  AgreePayment: { amount: Money; why?: string };
  RecordPayment: { paymentId: string; amount: Money; paidOn: string; reference?: string };
};
