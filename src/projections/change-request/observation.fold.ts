import { type Folding, recorded } from './folding.js';

export const observationFold: Folding<
  'ConsequenceObserved' | 'ObservationCorrected' | 'AttributionDisputed' | 'DisputeResolved'
> = {
  ConsequenceObserved: (row, fact) => {
    const { observationId: id, ...observed } = fact.data;
    const { by: recordedBy, ...moment } = recorded(fact);
    const observation = { id, observedBy: recordedBy, ...observed, recordedBy, ...moment, corrections: [] };
    return { ...row, observations: [...row.observations, observation] };
  },

  ObservationCorrected: (row, fact) => {
    const { observationId, ...correction } = fact.data;
    const observations = row.observations.map((one) =>
      one.id === observationId
        ? { ...one, corrections: [...one.corrections, { ...correction, ...recorded(fact) }] }
        : one,
    );
    return { ...row, observations };
  },

  AttributionDisputed: (row, fact) => {
    const { disputeId: id, ...disputed } = fact.data;
    return { ...row, disputes: [...row.disputes, { id, ...disputed, ...recorded(fact) }] };
  },

  DisputeResolved: (row, fact) => {
    const { disputeId, ruling } = fact.data;
    const disputes = row.disputes.map((one) =>
      one.id === disputeId ? { ...one, resolved: { ruling, ...recorded(fact) } } : one,
    );
    return { ...row, disputes };
  },
};
