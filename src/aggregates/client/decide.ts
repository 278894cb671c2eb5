import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ClientCommands } from './commands.js';
import type { ClientEvents } from './events.js';
import type { Client } from './state.js';

export type ClientRefusals = {
  NOT_FOUND: { what: 'client' };
  ALREADY_EXISTS: { what: 'client' | 'contact' };
};
type Outcome = Decision<ClientEvents, ClientRefusals>;

const handle = handleBy<ClientCommands, [Client, Deciding], Outcome>({
  RegisterClient: ({ name }, { registered }) =>
    registered
      ? refuse('ALREADY_EXISTS', { what: 'client' })
      : [{ type: 'ClientRegistered', data: { name } }],

  AddContact: ({ contactId, kind }, { registered, contacts }) => {
    if (!registered) return refuse('NOT_FOUND', { what: 'client' });
    if (Object.hasOwn(contacts, contactId)) return refuse('ALREADY_EXISTS', { what: 'contact' });
    return [{ type: 'ContactAdded', data: { contactId, kind } }];
  },
});

export const decide = (command: MessageOf<ClientCommands>, state: Client, context: Deciding): Outcome =>
  handle(command, state, context);
