import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Decision } from './decision.types.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { ObjectionCauseEnum, ObjectionKindEnum } from './request.enums.js';

@ObjectType({
  description: 'What the studio said to an objection.',
  implements: Recorded,
  simpleResolvers: true,
})
export class ObjectionAnswer extends Recorded {
  @Field(() => String, { description: 'The answer.' })
  text!: string;
}

@ObjectType({
  description: 'The client insisted or refused. Each time is a round of its own, with its date.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Objection extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: 'Counts from 1 within the request.' })
  round!: number;

  @Field(() => ObjectionKindEnum, { description: 'What it is about.' })
  kind!: keyof typeof ObjectionKindEnum;

  @Field(() => String, { description: 'What was said.' })
  statement!: string;

  @Field(() => [ObjectionCauseEnum], { description: 'Why they object, as far as it is understood.' })
  causes!: (keyof typeof ObjectionCauseEnum)[];

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  causeInWords?: string | undefined;

  @Field(() => Person, { description: 'Whose objection it is.' })
  raisedBy!: { id: string };

  @Field(() => Decision, {
    nullable: true,
    description:
      'The decision of the studio that a decider objects to: nobody starts on it before there is an answer. Null for other objections.',
  })
  decision?: Decision | undefined;

  @Field(() => ObjectionAnswer, { nullable: true, description: 'The answer, once there is one.' })
  answer?: ObjectionAnswer | undefined;
}
