import type { ObservationEvents } from './events.js';

export const personalTextOfObservation = {
  ConsequenceObserved: {
    subject: ({ observedBy }: ObservationEvents['ConsequenceObserved']) => observedBy,
    fields: ['statement', 'evidence'],
  },
  ObservationCorrected: {
    subject: ({ correctedBy }: ObservationEvents['ObservationCorrected']) => correctedBy,
    fields: ['why', 'statement', 'evidence'],
  },
  AttributionDisputed: {
    subject: ({ disputedBy }: ObservationEvents['AttributionDisputed']) => disputedBy,
    fields: ['grounds'],
  },
  DisputeResolved: {
    subject: ({ resolvedBy }: ObservationEvents['DisputeResolved']) => resolvedBy,
    fields: ['ruling'],
  },
} as const;
