import { Field, ID, Int } from 'type-graphql';
import { Fact, HistoryEvent } from './history.types.js';
import { Person } from './person.types.js';
import { ObjectionCauseEnum, ObjectionKindEnum } from './request.enums.js';

@Fact('ObjectionRaised', 'The client insisted or refused.')
export class ObjectionRaisedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the objection.' })
  objectionId!: string;

  @Field(() => Int, { description: 'Which round it was within the request.' })
  round!: number;

  @Field(() => ObjectionKindEnum, { description: 'What it was about.' })
  kind!: keyof typeof ObjectionKindEnum;

  @Field(() => String, { description: 'What was said.' })
  statement!: string;

  @Field(() => [ObjectionCauseEnum], { description: 'Why they objected, as far as it was understood.' })
  causes!: (keyof typeof ObjectionCauseEnum)[];

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  causeInWords?: string | undefined;

  @Field(() => Person, { description: 'Whose objection it was.' })
  raisedBy!: { id: string };

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the decision of the studio that it was against, if it was against one.',
  })
  decisionId?: string | undefined;
}

@Fact('ObjectionAnswered', 'The studio answered an objection.')
export class ObjectionAnsweredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the objection.' })
  objectionId!: string;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Field(() => Person, { description: 'Who answered.' })
  answeredBy!: { id: string };
}
