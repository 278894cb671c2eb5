import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Auditor } from './person.types.js';
import { DateTime, LogPosition } from './scalars.js';

export const AuditReadKind = { QUERY: 'QUERY', SUBSCRIPTION: 'SUBSCRIPTION' } as const;

registerEnumType(AuditReadKind, {
  name: 'AuditReadKind',
  description: 'How something was read.',
  valuesConfig: {
    QUERY: { description: 'Asked once.' },
    SUBSCRIPTION: { description: 'Followed live; recorded when it began.' },
  },
});

@ObjectType({
  description:
    'Something that an auditor read. Recorded before it was answered; it says what was asked, and nothing of what was typed.',
  simpleResolvers: true,
})
export class AuditRead {
  @Field(() => ID, { description: 'Id of the fact.' })
  id!: string;

  @Field(() => Auditor, { description: 'Who read.' })
  auditor!: { id: string };

  @Field(() => DateTime, { description: 'When it was recorded, which was before it was answered.' })
  readAt!: string;

  @Field(() => AuditReadKind, { description: 'How it was read.' })
  kind!: keyof typeof AuditReadKind;

  @Field(() => String, { nullable: true, description: 'What the client called the operation.' })
  operationName?: string | undefined;

  @Field(() => [String], { description: 'The root fields that were asked.' })
  fields!: readonly string[];

  @Field(() => [ID], { description: 'The ids that were named, a thousand at most.' })
  ids!: readonly string[];

  @Field(() => String, {
    description: 'Keyed digest of the whole operation with its variables: the same for the same question.',
  })
  digest!: string;

  @Field(() => LogPosition, { description: 'Its place in the log: all before it could be seen.' })
  position!: string;

  @Field(() => String, { description: 'Ties it to the lines of the log of the program.' })
  correlationId!: string;
}
