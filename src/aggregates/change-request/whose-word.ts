import { speaker } from '../../kernel/actor.js';
import { refuse } from '../../kernel/decider.js';
import type { ChangeRequestContext } from './context.js';

/** Where only a contact of the client can have said it, the studio says whose word it records. */
export const whyNotContactsWord = ({ actor, client }: ChangeRequestContext) => {
  const personId = speaker(actor);
  return Object.hasOwn(client.contacts, personId) ? undefined : refuse('NOT_A_CONTACTS_WORD', { personId });
};
