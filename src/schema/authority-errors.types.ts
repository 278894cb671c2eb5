import { Field, Int, ObjectType } from 'type-graphql';
import { LimitExceeded } from './authority.types.js';
import { AuthorityLevelEnum } from './enums.js';
import { Money } from './money.types.js';
import { UserError } from './user-error.types.js';

@ObjectType({
  description: 'The delegation agreement in force does not let the studio decide this.',
  implements: UserError,
  simpleResolvers: true,
})
export class AuthorityExceeded extends UserError {
  @Field(() => AuthorityLevelEnum, { description: 'Who decides it.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the agreement in force; null when there is none, or nothing says what this touches or costs.',
  })
  version?: number | undefined;

  @Field(() => String, { nullable: true, description: 'The rule that leaves it to the client, if one does.' })
  ruleId?: string | undefined;

  @Field(() => [LimitExceeded], { description: 'Limits of rules that would otherwise have let it through.' })
  exceeded!: LimitExceeded[];
}

@ObjectType({
  description: 'The price is above what is left of the budget.',
  implements: UserError,
  simpleResolvers: true,
})
export class BudgetExceeded extends UserError {
  @Field(() => Money, { description: 'What is left.' })
  left!: Money;

  @Field(() => Money, { description: 'The upper end of the price.' })
  price!: Money;
}
