import type { Decider } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { ClientCommands } from './commands.js';
import { type ClientRefusals, decide } from './decide.js';
import type { ClientEvents, ContactKind } from './events.js';
import { type Client, evolve, hasKnown, initialState } from './state.js';

export type { Client, ClientCommands, ClientEvents, ClientRefusals, ContactKind };
export { hasKnown };
export { clientEventTypes } from './events.js';
export { clientPersonalText } from './personal-text.js';

export const client: Decider<Client, ClientCommands, ClientEvents, ClientRefusals, Deciding> = {
  category: 'client',
  initialState,
  decide,
  evolve,
};
