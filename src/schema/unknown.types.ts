import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { Recorded } from './recorded.types.js';

@InterfaceType({ description: "Something that can't be found out yet." })
export abstract class UnknownContent {
  @Field(() => String, { description: "What isn't known." })
  statement!: string;

  @Field(() => String, { description: "Why it can't be known yet." })
  why!: string;

  @Field(() => String, { nullable: true, description: 'What would tell.' })
  wouldTell?: string | undefined;
}

@ObjectType({
  description: 'What was found out about something that had been unknown.',
  implements: Recorded,
  simpleResolvers: true,
})
export class UnknownResolution extends Recorded {
  @Field(() => String, { description: 'What was found out.' })
  finding!: string;
}

@ObjectType({
  description: 'Something that the studio declared as unknown, so that nobody decides as if it were known.',
  implements: [UnknownContent, Recorded],
  simpleResolvers: true,
})
export class Unknown extends UnknownContent {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => UnknownResolution, { nullable: true, description: 'What was found out since, if it was.' })
  resolved?: UnknownResolution | undefined;

  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;
}

@ObjectType({
  description: 'Something unknown, as a briefing told of it.',
  implements: UnknownContent,
  simpleResolvers: true,
})
export class BriefedUnknown extends UnknownContent {
  @Field(() => ID, { description: 'Id of the unknown.' })
  unknownId!: string;
}
