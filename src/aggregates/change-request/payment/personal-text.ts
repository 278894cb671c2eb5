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
  PaymentCorrected: {
    subject: ({ correctedBy }: PaymentEvents['PaymentCorrected']) => correctedBy,
    fields: ['why'],
  },
} as const;
