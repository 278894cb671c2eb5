import type { Evolving } from '../evolving.js';
import type { DecisionEvents } from './events.js';

export const evolveDecision: Evolving<DecisionEvents> = {
  DecisionMade: ({ decisionId, digest, decidedBy }, state, madeAt) => ({
    ...state,
    decision: { id: decisionId, digest, decidedBy, madeAt, signedBy: [], superseded: false },
  }),

  DecisionSigned: ({ signedBy }, { decision, ...state }) => ({
    ...state,
    ...(decision && { decision: { ...decision, signedBy: [...decision.signedBy, signedBy] } }),
  }),

  DecisionSuperseded: (_, { decision, ...state }) => ({
    ...state,
    ...(decision && { decision: { ...decision, superseded: true } }),
  }),

  ConsequenceObserved: ({ observationId }, state) => ({
    ...state,
    observations: [...state.observations, observationId],
  }),
};
