import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';

@InterfaceType({
  description: 'Anything that can be found again by its global id alone.',
  resolveType: ({ id }: { id: string }) => typeOfId(id),
})
export abstract class Node {
  @Field(() => ID, { description: 'Global and opaque; its prefix tells the kind, its rest sorts by time.' })
  id!: string;
}

const typesByPrefix: Readonly<Record<string, string>> = {
  cli: 'Client',
  con: 'Contact',
  mem: 'Member',
  aud: 'Auditor',
  per: 'NamedPerson',
  prj: 'Project',
  req: 'ChangeRequest',
  opt: 'Option',
  brf: 'Briefing',
  dec: 'Decision',
  system: 'SystemActor',
};

/** The GraphQL type of what an id names. */
export function typeOfId(id: string): string {
  const prefix = id.split('_', 1)[0] ?? '';
  const type = Object.hasOwn(typesByPrefix, prefix) ? typesByPrefix[prefix] : undefined;
  if (type === undefined) throw new Error('An id without a type got into an answer.');
  return type;
}

@ObjectType({
  description: 'Where a page lies in its list (Relay cursor connections).',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The first cursor of the page.' })
  startCursor?: string | undefined;

  @Field(() => String, { nullable: true, description: 'The last cursor of the page.' })
  endCursor?: string | undefined;
}
