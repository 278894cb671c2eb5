import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { RoleEnum, StageEnum } from './enums.js';
import { Person } from './person.types.js';
import { InclusionProof } from './proof.types.js';
import { Recorded } from './recorded.types.js';
import { LogPosition, Uuid } from './scalars.js';

@ObjectType({
  description: 'That somebody acted on a project which they were not assigned to.',
  simpleResolvers: true,
})
export class Override {
  @Field(() => String, { description: 'Why, in their own words.' })
  why!: string;
}

@InterfaceType({
  description: 'One immutable fact, with who recorded it and when. Each kind of fact is a type of its own.',
  implements: Recorded,
  resolveType: ({ type }: { type: string }) => `${type}Event`,
})
export abstract class HistoryEvent extends Recorded {
  /** The fact's type; the name of its GraphQL type is built on it. */
  type!: string;

  /** Where it is stored; not shown. */
  stream!: { readonly category: string; readonly id: string };

  @Field(() => ID, {
    description: 'Id of the event. It follows from the command, so a dry run knows it too.',
  })
  id!: string;

  @Field(() => RoleEnum, { description: 'The role in which they recorded it.' })
  byRole!: keyof typeof RoleEnum;

  @Field(() => StageEnum, {
    nullable: true,
    description:
      'How far an account manager had come at the moment of the act, in the disciplines that it concerned; null for others.',
  })
  byStage?: keyof typeof StageEnum | undefined;

  @Field(() => Person, { nullable: true, description: 'Whose word was recorded, if not their own.' })
  onBehalfOf?: { id: string } | undefined;

  @Field(() => Override, {
    nullable: true,
    description: 'Set where a director acted on a project that they were not assigned to.',
  })
  override?: Override | undefined;

  @Field(() => LogPosition, {
    nullable: true,
    description: 'Its place in the log of all events; null for what a dry run would record.',
  })
  position?: string | undefined;

  @Field(() => InclusionProof, {
    nullable: true,
    description:
      "That it is in the log; null until the log's tree has come to it, and for what a dry run would record.",
  })
  proof?: InclusionProof | undefined;

  @Field(() => Int, { description: 'Its place in the history it belongs to, from 0.' })
  revision!: number;

  @Field(() => Uuid, { description: 'The command that it came from.' })
  commandId!: string;

  @Field(() => String, { description: 'Ties together everything that one request from outside caused.' })
  correlationId!: string;
}

/** A fact's type, as an object type of the history; it may share fields with what it made. */
export const Fact = (
  type: string,
  description: string,
  ...shared: readonly (abstract new () => object)[]
): ClassDecorator =>
  ObjectType(`${type}Event`, {
    description,
    implements: [HistoryEvent, Recorded, ...shared],
    simpleResolvers: true,
  });
