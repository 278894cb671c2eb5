import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GoalOutcomeEnum } from './aftermath.enums.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';

@ObjectType({ description: 'An acceptance criterion, and whether it is met.', simpleResolvers: true })
export class JudgedCriterion {
  @Field(() => String, { description: 'The criterion, word for word.' })
  criterion!: string;

  @Field(() => Boolean, { description: 'Whether the delivery meets it.' })
  met!: boolean;
}

@ObjectType({
  description: 'What is otherwise than it was chosen; declared, not discovered.',
  simpleResolvers: true,
})
export class Deviation {
  @Field(() => String, { description: 'What is otherwise.' })
  statement!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@ObjectType({
  description: 'The client takes what was delivered.',
  implements: Recorded,
  simpleResolvers: true,
})
export class DeliveryAcceptance extends Recorded {
  @Field(() => Person, { description: 'Whose word it is.' })
  acceptedBy!: { id: string };

  @Field(() => String, { nullable: true, description: 'What they said to it.' })
  words?: string | undefined;
}

@ObjectType({
  description: 'The client does not take what was delivered.',
  implements: Recorded,
  simpleResolvers: true,
})
export class DeliveryRejection extends Recorded {
  @Field(() => Person, { description: 'Whose word it is.' })
  rejectedBy!: { id: string };

  @Field(() => String, { description: 'What is missing.' })
  missing!: string;
}

@ObjectType({
  description: 'What was made of a choice, measured against what was agreed.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Delivery extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: 'Counts the deliveries of the request: the rounds it took.' })
  number!: number;

  @Field(() => ID, { description: 'The decision that it carries out.' })
  decisionId!: string;

  @Field(() => String, { description: 'What was delivered.' })
  delivered!: string;

  @Field(() => [JudgedCriterion], { description: 'Each acceptance criterion, and whether it is met.' })
  criteria!: JudgedCriterion[];

  @Field(() => [Deviation], { description: 'What is otherwise than chosen; empty where nothing is.' })
  deviations!: Deviation[];

  @Field(() => DeliveryAcceptance, { nullable: true, description: 'That the client took it, if they did.' })
  accepted?: DeliveryAcceptance | undefined;

  @Field(() => DeliveryRejection, {
    nullable: true,
    description: 'That the client did not take it, if so.',
  })
  rejected?: DeliveryRejection | undefined;
}

@ObjectType({
  description: 'Somebody started on what was chosen.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Implementation extends Recorded {
  @Field(() => ID, { description: 'The decision that is carried out.' })
  decisionId!: string;
}

@ObjectType({ description: 'What a request came to.', implements: Recorded, simpleResolvers: true })
export class Closing extends Recorded {
  @Field(() => GoalOutcomeEnum, { description: 'What became of the goal.' })
  outcome!: keyof typeof GoalOutcomeEnum;

  @Field(() => String, { nullable: true, description: "The value of the goal's measure." })
  measured?: string | undefined;

  @Field(() => String, { description: 'In words.' })
  words!: string;
}
