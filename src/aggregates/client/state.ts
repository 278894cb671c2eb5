import { handleBy, type MessageOf } from '../../kernel/message.js';
import { type Said, saying } from '../../kernel/stated-time.js';
import type { ClientEvents, ContactKind } from './events.js';
import { type ClientGround, groundGiven } from './grounds.js';

/** A person who spoke for the client once. */
export interface FormerContact {
  readonly kind: ContactKind;
  readonly leftAt: string;
}

export interface Client {
  readonly registered: boolean;
  /** Who is there. */
  readonly contacts: Readonly<Record<string, ContactKind>>;
  /** Who was. */
  readonly former: Readonly<Record<string, FormerContact>>;
  /** Somebody could decide once. */
  readonly hadDecider: boolean;
  /** When what others rest on was so for the last time. */
  readonly said: readonly Said<ClientGround>[];
}

export const initialState: Client = {
  ...{ registered: false, contacts: {}, former: {}, hadDecider: false },
  said: [],
};

const stateAfter = handleBy<ClientEvents, [Client, string], Client>({
  ClientRegistered: (_, state) => ({ ...state, registered: true }),
  ContactAdded: ({ contactId, kind }, state) => ({
    ...state,
    contacts: { ...state.contacts, [contactId]: kind },
    hadDecider: state.hadDecider || kind === 'DECIDER',
  }),
  ContactKindChanged: ({ contactId, kind }, state) => ({
    ...state,
    contacts: { ...state.contacts, [contactId]: kind },
    hadDecider: state.hadDecider || kind === 'DECIDER',
  }),
  ContactLeft: ({ contactId }, { contacts, former, ...state }, leftAt) => {
    const { [contactId]: kind, ...others } = contacts;
    return {
      ...state,
      contacts: others,
      former: kind === undefined ? former : { ...former, [contactId]: { kind, leftAt } },
    };
  },
});

/** A stored fact says when it happened, too. */
type Told = MessageOf<ClientEvents> & { readonly metadata?: { readonly occurredAt: string } };

export const evolve = (state: Client, event: Told): Client => {
  const at = event.metadata?.occurredAt;
  return { ...stateAfter(event, state, at ?? ''), said: saying(state.said, groundGiven(event), at) };
};

/** Whether somebody is, or was, a person of this client. */
export const hasKnown = ({ contacts, former }: Client, contactId: string): boolean =>
  Object.hasOwn(contacts, contactId) || Object.hasOwn(former, contactId);
