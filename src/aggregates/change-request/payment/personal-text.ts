import type { PaymentEvents } from './events.js';

export const personalTextOfPayment = {
  PaymentAgreed: {
    subject: ({ agreedBy }: PaymentEvents['PaymentAgreed']) => agreedBy,
    fields: ['why'],
  },
  PaymentRecorded: {
    subject: ({ recordedBy }: PaymentEvents['PaymentRecorded']) => recordedBy,
    fields: ['reference'],
  },
} as const;
