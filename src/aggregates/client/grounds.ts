import { handleBy, type Handlers } from '../../kernel/message.js';
import type { Ground } from '../../kernel/stated-time.js';
import type { ClientCommands } from './commands.js';
import type { ClientEvents } from './events.js';

export type ClientGround = 'client' | 'contact';

type On = Ground<ClientGround>;

const registration: On = { what: 'client' };
const contact = ({ contactId: id }: { readonly contactId: string }): On => ({ what: 'contact', id });

const gives: Handlers<ClientEvents, [], On> = {
  ClientRegistered: () => registration,
  ContactAdded: contact,
  ContactKindChanged: contact,
  ContactLeft: contact,
};

/** What each fact is to those that come after it. */
export const groundGiven = handleBy(gives);

/** What each command rests on: what was said of the same contact last. */
const restsOn: Handlers<ClientCommands, [], readonly On[]> = {
  RegisterClient: () => [],
  AddContact: () => [registration],
  ChangeContactKind: (changed) => [registration, contact(changed)],
  LeaveClient: (left) => [registration, contact(left)],
};

export const groundsOf = handleBy(restsOn);
