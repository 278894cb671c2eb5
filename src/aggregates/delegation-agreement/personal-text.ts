import type { DelegationAgreementEvents } from './events.js';

/** Free text in somebody's own words, and whose they are: encrypted with that person's key before it is stored. */
export const personalText = {
  AgreementRefused: {
    subject: ({ refusedBy }: DelegationAgreementEvents['AgreementRefused']) => refusedBy,
    fields: ['why'],
  },
  AgreementWithdrawn: {
    subject: ({ withdrawnBy }: DelegationAgreementEvents['AgreementWithdrawn']) => withdrawnBy,
    fields: ['why'],
  },
  AgreementEnded: {
    subject: ({ endedBy }: DelegationAgreementEvents['AgreementEnded']) => endedBy,
    fields: ['why'],
  },
} as const;
