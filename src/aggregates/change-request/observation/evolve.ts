import type { Evolving } from '../evolving.js';
import type { ObservationEvents } from './events.js';

export const evolveObservation: Evolving<ObservationEvents> = {
  ConsequenceObserved: ({ observationId: id, observedBy: by, consequenceId }, state, { happened: at }) => ({
    ...state,
    observations: [...state.observations, { id, by, consequenceId, at }],
  }),

  // The observation stays what it was, and whose it was; only when it was last spoken of changes.
  ObservationCorrected: ({ observationId }, state, { happened: at }) => ({
    ...state,
    observations: state.observations.map((one) => (one.id === observationId ? { ...one, at } : one)),
  }),

  AttributionDisputed: ({ disputeId: id }, state, { happened: at }) => ({
    ...state,
    disputes: [...state.disputes, { id, at, resolved: false }],
  }),

  DisputeResolved: ({ disputeId }, state) => ({
    ...state,
    disputes: state.disputes.map((one) => (one.id === disputeId ? { ...one, resolved: true } : one)),
  }),
};
