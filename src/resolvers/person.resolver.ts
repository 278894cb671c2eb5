import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ContactKind } from '../aggregates/client/index.js';
import { Contact, Person } from '../schema/person.types.js';
import { type RequestContext, signedIn } from './request-context.js';

type Root = { readonly id: string };

const knownOf = (id: string, context: RequestContext) => signedIn(context).loaders.people.load(id);

const clientOf = async (id: string, context: RequestContext) => {
  const home = (await knownOf(id, context))?.home;
  return home === undefined ? undefined : signedIn(context).loaders.clients.load(home);
};

/** What every person has: the directory knows it, within what the asker may see. */
@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver()
  async name(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return id === 'system' ? 'Answerable' : (await knownOf(id, context))?.name;
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @FieldResolver()
  async email(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await knownOf(id, context))?.email;
  }

  @FieldResolver()
  async phone(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await knownOf(id, context))?.phone;
  }

  @FieldResolver()
  async kind(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<ContactKind | undefined> {
    const { contacts = [], formerContacts = [] } = (await clientOf(id, context)) ?? {};
    return [...contacts, ...formerContacts].find((contact) => contact.id === id)?.kind;
  }

  @FieldResolver()
  async leftAt(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    const row = await clientOf(id, context);
    return row?.formerContacts.find((contact) => contact.id === id)?.leftAt.occurredAt;
  }
}
