import type { RestingEvents } from './events.js';

export const personalTextOfResting = {
  DecisionDeferred: {
    subject: ({ deferredBy }: RestingEvents['DecisionDeferred']) => deferredBy,
    fields: ['why'],
  },
  RequestWoken: {
    subject: ({ wokenBy }: RestingEvents['RequestWoken']) => wokenBy,
    fields: ['why'],
  },
  RequestWithdrawn: {
    subject: ({ withdrawnBy }: RestingEvents['RequestWithdrawn']) => withdrawnBy,
    fields: ['why'],
  },
} as const;
