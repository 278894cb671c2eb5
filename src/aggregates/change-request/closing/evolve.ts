import type { Evolving } from '../evolving.js';
import type { ClosingEvents } from './events.js';

export const evolveClosing: Evolving<ClosingEvents> = {
  RequestClosed: (_, state) => ({ ...state, closed: true }),
};
