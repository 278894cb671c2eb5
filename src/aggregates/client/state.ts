import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ClientEvents, ContactKind } from './events.js';

export interface Client {
  readonly registered: boolean;
  readonly contacts: Readonly<Record<string, ContactKind>>;
}

export const initialState: Client = { registered: false, contacts: {} };

const stateAfter = handleBy<ClientEvents, [Client], Client>({
  ClientRegistered: (_, state) => ({ ...state, registered: true }),
  ContactAdded: ({ contactId, kind }, state) => ({
    ...state,
    contacts: { ...state.contacts, [contactId]: kind },
  }),
});

export const evolve = (state: Client, event: MessageOf<ClientEvents>): Client => stateAfter(event, state);
