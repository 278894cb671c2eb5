import type { Evolving } from '../evolving.js';
import type { ObjectionEvents } from './events.js';

export const evolveObjections: Evolving<ObjectionEvents> = {
  ObjectionRaised: (
    { objectionId: id, decisionId, raisedBy },
    { briefing, ...state },
    { happened: raisedAt },
  ) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, objecting: [...briefing.objecting, raisedBy] } }),
    objections: [...state.objections, { id, raisedAt, answered: false, decisionId }],
  }),

  ObjectionAnswered: ({ objectionId }, state) => ({
    ...state,
    objections: state.objections.map((raised) =>
      raised.id === objectionId ? { ...raised, answered: true } : raised,
    ),
  }),
};
