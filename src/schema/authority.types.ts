import { Field, Int, ObjectType } from 'type-graphql';
import { AuthorityBasisEnum, AuthorityLevelEnum, LimitKindEnum } from './enums.js';
import { Money } from './money.types.js';
import { DecimalText } from './scalars.js';

@ObjectType({ description: 'A limit that an option goes beyond.', simpleResolvers: true })
export class LimitExceeded {
  @Field(() => String, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => LimitKindEnum, { description: 'Which of its limits.' })
  limit!: keyof typeof LimitKindEnum;

  @Field(() => DecimalText, { description: 'What it allows; of the change budget what is left.' })
  allowed!: string;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'What the option takes; null where it does not say.',
  })
  asked?: string | undefined;
}

@ObjectType({ description: "What is left of a rule's change budget.", simpleResolvers: true })
export class ChangeBudgetLeft {
  @Field(() => String, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => Money, { description: 'What it allows within its period.' })
  granted!: Money;

  @Field(() => Money, { description: 'What is left; below zero where an amendment allowed less.' })
  left!: Money;

  @Field(() => Int, { description: 'How many days back from that moment a decision counts.' })
  periodDays!: number;
}

@ObjectType({
  description: 'What the delegation agreement in force says of an option at a moment.',
  simpleResolvers: true,
})
export class AuthorityGiven {
  @Field(() => AuthorityLevelEnum, { description: 'Who may decide it.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => Int, { description: 'The version of the agreement.' })
  version!: number;

  @Field(() => Int, { description: "The revision of the agreement's history from which it was read." })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The rule that the level comes from; null where no rule covers it, or none that does holds.',
  })
  ruleId?: string | undefined;

  @Field(() => [String], {
    description: 'The rules that let it through, each of which counts it against its change budget.',
  })
  rules!: string[];

  @Field(() => [ChangeBudgetLeft], { description: 'What is left of the change budgets that it concerns.' })
  changeBudgets!: ChangeBudgetLeft[];

  @Field(() => [LimitExceeded], { description: 'The limits that it goes beyond.' })
  exceeded!: LimitExceeded[];
}

@ObjectType({ description: 'On what authority a decision was made.', simpleResolvers: true })
export class Authority {
  @Field(() => AuthorityLevelEnum, { description: 'Who holds it.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => AuthorityBasisEnum, { description: 'What it rests on.' })
  basis!: keyof typeof AuthorityBasisEnum;

  @Field(() => Int, { description: "The revision of the client's history from which it was read." })
  clientRevision!: number;

  @Field(() => AuthorityGiven, {
    nullable: true,
    description:
      'What the agreement in force gave at that moment; for a decision of the client, what it would have given. Null when nothing was delegated.',
  })
  agreement?: AuthorityGiven | undefined;

  @Field(() => Money, {
    nullable: true,
    description: "What was left of the project's budget before it; null for decisions older than that.",
  })
  budgetLeft?: Money | undefined;
}

@ObjectType({
  description: 'What a decision for an option would rest on if it were made now.',
  simpleResolvers: true,
})
export class ForeseenAuthority {
  @Field(() => AuthorityLevelEnum, { description: 'Who may make it.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => AuthorityGiven, {
    nullable: true,
    description:
      'What the agreement in force says of it, with what is left of each limit. Null where it says nothing, and the client decides.',
  })
  agreement?: AuthorityGiven | undefined;

  @Field(() => Money, { description: "What is left of the project's budget for it." })
  budgetLeft!: Money;

  @Field(() => Money, {
    nullable: true,
    description: 'By how much the same act would have to raise the budget; null where it need not.',
  })
  increaseNeeded?: Money | undefined;
}

@ObjectType({ description: 'By how much a decision raised the budget, and why.', simpleResolvers: true })
export class BudgetIncrease {
  @Field(() => Money, { description: 'By how much.' })
  amount!: Money;

  @Field(() => String, { description: "The decider's own words." })
  words!: string;
}
