import { Field, ID, ObjectType } from 'type-graphql';
import { Money } from './money.types.js';
import { Recorded } from './recorded.types.js';
import { DateOnly } from './scalars.js';

@ObjectType({
  description: 'What was agreed or what came, as it should have been said. What was said first stays.',
  implements: Recorded,
  simpleResolvers: true,
})
export class PaymentCorrection extends Recorded {
  @Field(() => Money, { description: 'The amount; 0 where it never came, or nothing was agreed.' })
  amount!: Money;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The day on which it came, where that was wrong too.',
  })
  paidOn?: string | undefined;

  @Field(() => String, { description: 'What was wrong with it.' })
  why!: string;
}

@ObjectType({
  description: 'What a choice obliges the client to pay.',
  implements: Recorded,
  simpleResolvers: true,
})
export class PaymentAgreement extends Recorded {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => Money, { description: 'The amount.' })
  amount!: Money;

  @Field(() => String, {
    nullable: true,
    description: "Why it is not the option's price, or not what was agreed before.",
  })
  why?: string | undefined;

  @Field(() => [PaymentCorrection], {
    description: 'What was put right since, the oldest first; the last one holds.',
  })
  corrections!: PaymentCorrection[];
}

@ObjectType({ description: 'Money that came.', implements: Recorded, simpleResolvers: true })
export class Payment extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Money, { description: 'The amount.' })
  amount!: Money;

  @Field(() => DateOnly, { description: 'The day on which it came.' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'What it was booked under.' })
  reference?: string | undefined;

  @Field(() => [PaymentCorrection], {
    description: 'What was put right since, the oldest first; the last one holds.',
  })
  corrections!: PaymentCorrection[];
}

@ObjectType({ description: 'What is to be paid, and what came.', simpleResolvers: true })
export class Payments {
  @Field(() => Money, {
    nullable: true,
    description: 'What is agreed for the standing decision, as it was put right; null until something is.',
  })
  agreed?: Money | undefined;

  @Field(() => Money, {
    nullable: true,
    description: 'The sum of what came, as it was put right; null before any agreement or payment.',
  })
  paid?: Money | undefined;

  @Field(() => Money, {
    nullable: true,
    description: 'What is left to pay, below zero where more came; null until something is agreed.',
  })
  outstanding?: Money | undefined;

  @Field(() => [PaymentAgreement], { description: 'All agreements, the oldest first.' })
  agreements!: PaymentAgreement[];

  @Field(() => [Payment], { description: 'All payments, in the order of being recorded.' })
  received!: Payment[];
}
