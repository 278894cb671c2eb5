import type { Evolving } from '../evolving.js';
import type { RestingEvents } from './events.js';

export const evolveResting: Evolving<RestingEvents> = {
  DecisionDeferred: ({ until }, state) => ({ ...state, deferredUntil: until }),

  RequestWoken: (_, { deferredUntil, ...state }, { here }) => ({ ...state, wokenAt: here }),

  RequestDeclined: (_, state) => ({ ...state, declined: true }),

  RequestWithdrawn: (_, state) => ({ ...state, withdrawn: true }),
};
