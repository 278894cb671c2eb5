import type { Evolving } from '../evolving.js';
import type { RestingEvents } from './events.js';

export const evolveResting: Evolving<RestingEvents> = {
  RequestDeclined: (_, state) => ({ ...state, declined: true }),
};
