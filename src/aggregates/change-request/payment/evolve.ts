import type { Evolving } from '../evolving.js';
import type { PaymentEvents } from './events.js';

export const evolvePayment: Evolving<PaymentEvents> = {
  PaymentAgreed: ({ decisionId, amount }, state, { happened: at }) => ({
    ...state,
    agreed: { decisionId, amount, at },
  }),

  PaymentRecorded: ({ paymentId: id, amount, paidOn }, state, { happened: at }) => ({
    ...state,
    payments: [...state.payments, { id, amount, paidOn, at }],
  }),

  PaymentCorrected: ({ paymentId, decisionId, amount, paidOn }, state, { happened: at }) => ({
    ...state,
    ...(decisionId !== undefined && { agreed: { decisionId, amount, at } }),
    payments: state.payments.map((one) =>
      one.id === paymentId ? { ...one, amount, ...(paidOn !== undefined && { paidOn }), at } : one,
    ),
  }),
};
