import { type Decision, isRefusal, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import { whyBeforeGrounds } from '../../kernel/stated-time.js';
import type { ClientCommands } from './commands.js';
import type { ClientEvents } from './events.js';
import { type ClientGround, groundsOf } from './grounds.js';
import { type Client, hasKnown } from './state.js';

export type ClientRefusals = {
  NOT_FOUND: { what: 'client' | 'contact' };
  ALREADY_EXISTS: { what: 'client' | 'contact' };
  CONTACT_LEFT: { leftAt: string };
  OCCURRED_BEFORE: { occurredAt: string; earliest: string; what: ClientGround };
  /** Who decides for a client is said by one of its deciders, or by a director with a reason. */
  NOT_YOURS_TO_NAME: { deciders: readonly string[]; reasonMissing: boolean };
};

export interface ClientContext extends Deciding {
  /** Something was opened for it, so that there is something to decide. */
  readonly underWay: boolean;
}

type Outcome = Decision<ClientEvents, ClientRefusals>;

/** Nothing is changed about somebody who isn't there, or not any more. */
const whyNotThere = (contactId: string, { registered, contacts, former }: Client) => {
  if (!registered) return refuse('NOT_FOUND', { what: 'client' as const });
  const left = Object.hasOwn(former, contactId) ? former[contactId] : undefined;
  if (left) return refuse('CONTACT_LEFT', { leftAt: left.leftAt });
  return Object.hasOwn(contacts, contactId) ? undefined : refuse('NOT_FOUND', { what: 'contact' as const });
};

/** What of a client says who may name its deciders. */
export type Naming = Pick<Client, 'contacts' | 'hadDecider'>;

const decidersOf = ({ contacts }: Naming) => Object.keys(contacts).filter((id) => contacts[id] === 'DECIDER');

/**
 * As long as there is nothing to decide, whoever sets the client up says who will. After that the studio makes nobody a decider
 * and takes nobody's say away: that would be its own word in the client's mouth. A director may, and says why.
 */
export const whyNotNamed = (
  why: string | undefined,
  naming: Naming,
  { actor, underWay }: Pick<ClientContext, 'actor' | 'underWay'>,
) => {
  const deciders = decidersOf(naming);
  if (!underWay || !naming.hadDecider || deciders.includes(actor.id)) return undefined;
  const reasonMissing = actor.role === 'DIRECTOR';
  return reasonMissing && why !== undefined
    ? undefined
    : refuse('NOT_YOURS_TO_NAME', { deciders, reasonMissing });
};

const handle = handleBy<ClientCommands, [Client, ClientContext], Outcome>({
  RegisterClient: ({ name }, { registered }) =>
    registered
      ? refuse('ALREADY_EXISTS', { what: 'client' })
      : [{ type: 'ClientRegistered', data: { name } }],

  AddContact: ({ contactId, kind, why }, state, context) => {
    if (!state.registered) return refuse('NOT_FOUND', { what: 'client' });
    if (hasKnown(state, contactId)) return refuse('ALREADY_EXISTS', { what: 'contact' });
    const refusal = kind === 'DECIDER' ? whyNotNamed(why, state, context) : undefined;
    return (
      refusal ?? [{ type: 'ContactAdded', data: { contactId, kind, ...(why !== undefined && { why }) } }]
    );
  },

  ChangeContactKind: ({ contactId, kind, why }, state, context) => {
    const absent = whyNotThere(contactId, state);
    if (absent) return absent;
    return state.contacts[contactId] === kind
      ? []
      : (whyNotNamed(why, state, context) ?? [
          { type: 'ContactKindChanged', data: { contactId, kind, why } },
        ]);
  },

  LeaveClient: ({ contactId, why }, state) =>
    whyNotThere(contactId, state) ?? [{ type: 'ContactLeft', data: { contactId, why } }],
});

export const decide = (
  command: MessageOf<ClientCommands>,
  state: Client,
  context: ClientContext,
): Outcome => {
  const outcome = handle(command, state, context);
  return isRefusal(outcome) || outcome.length === 0
    ? outcome
    : (whyBeforeGrounds(groundsOf(command), state.said, context) ?? outcome);
};
