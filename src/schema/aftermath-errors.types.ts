import { Field, ID, ObjectType } from 'type-graphql';
import { OwedEnum } from './aftermath.enums.js';
import { Money, PriceRange } from './money.types.js';
import { DateTime } from './scalars.js';
import { UserError } from './user-error.types.js';

@ObjectType({ description: 'A decision stands.', implements: UserError, simpleResolvers: true })
export class AlreadyDecided extends UserError {
  @Field(() => ID, { description: 'The standing decision: name it in `supersedes` to take its place.' })
  decisionId!: string;
}

@ObjectType({
  description: 'Another decision took the place of this one.',
  implements: UserError,
  simpleResolvers: true,
})
export class DecisionReplaced extends UserError {
  @Field(() => ID, { description: 'The decision that does not stand any more.' })
  decisionId!: string;

  @Field(() => ID, { nullable: true, description: 'The decision that took its place, where it is known.' })
  byDecisionId?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The request that holds it, where it is another one.' })
  byRequestId?: string | undefined;
}

@ObjectType({ description: 'The decision needs a signature.', implements: UserError, simpleResolvers: true })
export class MissingSignature extends UserError {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => Money, { nullable: true, description: 'The configured price that it exceeds.' })
  above?: Money | undefined;
}

@ObjectType({
  description: 'Acceptance criteria that something is wrong with.',
  implements: UserError,
  simpleResolvers: true,
})
export class CriteriaProblem extends UserError {
  @Field(() => [String], { description: 'The criteria, word for word.' })
  criteria!: string[];
}

@ObjectType({
  description: 'A later delivery took the place of this one.',
  implements: UserError,
  simpleResolvers: true,
})
export class DeliveryReplaced extends UserError {
  @Field(() => ID, { description: 'The latest delivery.' })
  latest!: string;
}

@ObjectType({
  description: 'An amount that no price explains, and no reason.',
  implements: UserError,
  simpleResolvers: true,
})
export class UnexplainedPrice extends UserError {
  @Field(() => PriceRange, { nullable: true, description: "The option's price, where it has one." })
  price?: PriceRange | undefined;

  @Field(() => Money, { nullable: true, description: 'What is agreed already, if something is.' })
  agreed?: Money | undefined;
}

@ObjectType({
  description: 'The request cannot be closed while something is owed.',
  implements: UserError,
  simpleResolvers: true,
})
export class ClosingBlocked extends UserError {
  @Field(() => [OwedEnum], { description: 'What the decision still owes.' })
  owed!: (keyof typeof OwedEnum)[];
}

@ObjectType({
  description: 'The days in which the client could object to what was decided for them are over.',
  implements: UserError,
  simpleResolvers: true,
})
export class ObjectionTooLate extends UserError {
  @Field(() => DateTime, { description: 'Until when it was possible.' })
  until!: string;
}

@ObjectType({
  description: 'Nobody starts on what the client objects to before they have an answer.',
  implements: UserError,
  simpleResolvers: true,
})
export class ObjectionsOpen extends UserError {
  @Field(() => [ID], { description: 'Ids of the objections that wait for an answer.' })
  objections!: string[];
}
