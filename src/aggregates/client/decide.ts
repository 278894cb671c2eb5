import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ClientCommands } from './commands.js';
import type { ClientEvents } from './events.js';
import { type Client, hasKnown } from './state.js';

export type ClientRefusals = {
  NOT_FOUND: { what: 'client' | 'contact' };
  ALREADY_EXISTS: { what: 'client' | 'contact' };
  CONTACT_LEFT: { leftAt: string };
};
type Outcome = Decision<ClientEvents, ClientRefusals>;

/** Nothing is changed about somebody who isn't there, or not any more. */
const whyNotThere = (contactId: string, { registered, contacts, former }: Client) => {
  if (!registered) return refuse('NOT_FOUND', { what: 'client' as const });
  const left = Object.hasOwn(former, contactId) ? former[contactId] : undefined;
  if (left) return refuse('CONTACT_LEFT', { leftAt: left.leftAt });
  return Object.hasOwn(contacts, contactId) ? undefined : refuse('NOT_FOUND', { what: 'contact' as const });
};

const handle = handleBy<ClientCommands, [Client, Deciding], Outcome>({
  RegisterClient: ({ name }, { registered }) =>
    registered
      ? refuse('ALREADY_EXISTS', { what: 'client' })
      : [{ type: 'ClientRegistered', data: { name } }],

  AddContact: ({ contactId, kind }, state) => {
    if (!state.registered) return refuse('NOT_FOUND', { what: 'client' });
    if (hasKnown(state, contactId)) return refuse('ALREADY_EXISTS', { what: 'contact' });
    return [{ type: 'ContactAdded', data: { contactId, kind } }];
  },

  ChangeContactKind: ({ contactId, kind, why }, state) => {
    const absent = whyNotThere(contactId, state);
    if (absent) return absent;
    return state.contacts[contactId] === kind
      ? []
      : [{ type: 'ContactKindChanged', data: { contactId, kind, why } }];
  },

  LeaveClient: ({ contactId, why }, state) =>
    whyNotThere(contactId, state) ?? [{ type: 'ContactLeft', data: { contactId, why } }],
});

export const decide = (command: MessageOf<ClientCommands>, state: Client, context: Deciding): Outcome =>
  handle(command, state, context);
