import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ContactKind } from '../aggregates/client/index.js';
import type { MemberRole } from '../aggregates/member/index.js';
import { Auditor, Contact, Member, NamedPerson, SystemActor } from '../schema/person.types.js';
import { type RequestContext, signedIn } from './request-context.js';

type Root = { readonly id: string };

const called = {
  nullable: true,
  description: 'What they are called; null when it is not known or was erased.',
} as const;

const known = (id: string, context: RequestContext) => signedIn(context).loaders.people.load(id);

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => String, called)
  async name(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.name;
  }

  @FieldResolver()
  async email(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.email;
  }

  @FieldResolver()
  async role(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<MemberRole | undefined> {
    return (await signedIn(context).loaders.members.load(id))?.role;
  }

  @FieldResolver()
  async disciplines(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return (await signedIn(context).loaders.members.load(id))?.disciplines ?? [];
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @FieldResolver(() => String, called)
  async name(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.name;
  }

  @FieldResolver()
  async email(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.email;
  }

  @FieldResolver()
  async phone(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.phone;
  }

  @FieldResolver()
  async kind(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<ContactKind | undefined> {
    const { loaders } = signedIn(context);
    const home = (await loaders.people.load(id))?.home;
    const row = home === undefined ? undefined : await loaders.clients.load(home);
    return row?.contacts.find((contact) => contact.id === id)?.kind;
  }
}

@Resolver(() => Auditor)
export class AuditorResolver {
  @FieldResolver(() => String, called)
  async name(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.name;
  }
}

@Resolver(() => NamedPerson)
export class NamedPersonResolver {
  @FieldResolver(() => String, called)
  async name(@Root() { id }: Root, @Ctx() context: RequestContext): Promise<string | undefined> {
    return (await known(id, context))?.name;
  }
}

@Resolver(() => SystemActor)
export class SystemActorResolver {
  @FieldResolver(() => String, called)
  name(): string {
    return 'Answerable';
  }
}
