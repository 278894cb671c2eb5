import type { Decider } from '../../kernel/decider.js';
import type { ClientCommands } from './commands.js';
import { type ClientContext, type ClientRefusals, decide, whyNotNamed } from './decide.js';
import type { ClientEvents, ContactKind } from './events.js';
import { type Client, evolve, hasKnown, initialState } from './state.js';

export type { Client, ClientCommands, ClientContext, ClientEvents, ClientRefusals, ContactKind };
export { hasKnown, whyNotNamed };
export { clientEventTypes } from './events.js';
export { clientPersonalText } from './personal-text.js';

export const client: Decider<Client, ClientCommands, ClientEvents, ClientRefusals, ClientContext> = {
  category: 'client',
  initialState,
  decide,
  evolve,
};
