import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { ContactKindEnum } from './enums.js';
import { Node, typeOfId } from './node.types.js';
import { DateTime } from './scalars.js';

const personOf = ({ id }: { id: string }) => typeOfId(id);

@InterfaceType({
  description:
    'Somebody who acts, or who is spoken of. Names live apart from the facts, where they can be erased.',
  resolveType: personOf,
})
export abstract class Person {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What they are called; null when it is not known or was erased.',
  })
  name?: string | undefined;
}

@ObjectType({ description: 'A person of a client.', implements: [Node, Person] })
export class Contact extends Person {
  @Field(() => ContactKindEnum, {
    description: 'What the contact may do; of one who left, what it was last.',
    nullable: true,
  })
  kind?: keyof typeof ContactKindEnum | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When the contact left; null while there.' })
  leftAt?: string | undefined;

  @Field(() => String, { nullable: true, description: "E-mail address; hidden from other clients' people." })
  email?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: "Telephone number; hidden from other clients' people.",
  })
  phone?: string | undefined;
}

@ObjectType({ description: 'Somebody who reads everything and changes nothing.', implements: [Node, Person] })
export class Auditor extends Person {}

@ObjectType({
  description: 'Somebody whom an imported record names. Nothing but the name is known.',
  implements: [Node, Person],
})
export class NamedPerson extends Person {}

@ObjectType({ description: 'The program itself: bootstrap and import.', implements: Person })
export class SystemActor extends Person {}
