import type { Evolving } from '../evolving.js';
import type { PaymentEvents } from './events.js';
import type { PaymentState } from './state.js';

const agreedAnew = ({ agreed }: PaymentState, one: PaymentState['agreed'][number]) => [
  ...agreed.filter(({ decisionId }) => decisionId !== one.decisionId),
  one,
];

export const evolvePayment: Evolving<PaymentEvents> = {
  PaymentAgreed: ({ decisionId, amount }, state, { happened: at }) => ({
    ...state,
    agreed: agreedAnew(state, { decisionId, amount, at }),
  }),

  PaymentRecorded: ({ paymentId: id, amount, paidOn }, state, { happened: at }) => ({
    ...state,
    payments: [...state.payments, { id, amount, paidOn, at }],
  }),

  PaymentCorrected: ({ paymentId, decisionId, amount, paidOn }, state, { happened: at }) => ({
    ...state,
    ...(decisionId !== undefined && { agreed: agreedAnew(state, { decisionId, amount, at }) }),
    payments: state.payments.map((one) =>
      one.id === paymentId ? { ...one, amount, ...(paidOn !== undefined && { paidOn }), at } : one,
    ),
  }),
};
