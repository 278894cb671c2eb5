import type { ImplementationEvents } from './events.js';

export const personalTextOfImplementation = {
  ImplementationDelivered: {
    subject: ({ deliveredBy }: ImplementationEvents['ImplementationDelivered']) => deliveredBy,
    fields: ['delivered', 'deviations.*.statement', 'deviations.*.why'],
  },
  DeliveryAccepted: {
    subject: ({ acceptedBy }: ImplementationEvents['DeliveryAccepted']) => acceptedBy,
    fields: ['words'],
  },
  DeliveryRejected: {
    subject: ({ rejectedBy }: ImplementationEvents['DeliveryRejected']) => rejectedBy,
    fields: ['missing'],
  },
} as const;
