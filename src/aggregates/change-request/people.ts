import { refuse } from '../../kernel/decider.js';
import type { ChangeRequestContext } from './context.js';

type People = Pick<ChangeRequestContext, 'actor' | 'client'>;
type Clients = Pick<ChangeRequestContext, 'client'>;

export const isContact = (id: string, { client }: Clients): boolean => Object.hasOwn(client.contacts, id);

/** Whose side somebody is on doesn't change when they leave. */
export const isOfClient = (id: string, context: Clients): boolean =>
  isContact(id, context) || context.client.former.includes(id);

export const isDecider = (id: string, context: People): boolean =>
  isContact(id, context) && context.client.contacts[id] === 'DECIDER';

/** Whose word is recorded: that of somebody else, or the actor's own. */
export const speakerIn = ({ actor }: People): string => actor.onBehalfOf ?? actor.id;

export const recordsAnothers = (context: People): boolean => speakerIn(context) !== context.actor.id;

/** Of those named, whoever has no say for the client, or none any more. */
export const whyNotDeciders = (ids: readonly string[], context: People) => {
  const contacts = ids.filter((id) => !isDecider(id, context));
  return contacts.length > 0 ? refuse('NOT_A_DECIDER', { contacts }) : undefined;
};

/** A decider says it themselves, or somebody of the studio records what they said; a contact speaks for nobody else. */
export const whyNotDecidersWord = (context: People) => {
  const { actor } = context;
  if (actor.onBehalfOf !== undefined && isContact(actor.id, context))
    return refuse('NOT_A_DECIDER', { contacts: [actor.id] });
  const speaker = speakerIn(context);
  return isDecider(speaker, context) ? undefined : refuse('NOT_A_DECIDER', { contacts: [speaker] });
};
