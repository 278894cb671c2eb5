import type { Evolving } from '../evolving.js';
import type { PaymentEvents } from './events.js';

export const evolvePayment: Evolving<PaymentEvents> = {
  PaymentAgreed: ({ decisionId, amount }, state) => ({ ...state, agreed: { decisionId, amount } }),

  PaymentRecorded: ({ paymentId }, state) => ({ ...state, payments: [...state.payments, paymentId] }),
};
