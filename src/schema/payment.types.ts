import { Field, ID, ObjectType } from 'type-graphql';
import { Money } from './money.types.js';
import { Recorded } from './recorded.types.js';
import { DateOnly } from './scalars.js';

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
}

@ObjectType({ description: 'What is to be paid, and what came.', simpleResolvers: true })
export class Payments {
  @Field(() => Money, {
    nullable: true,
    description: 'What is agreed for the standing decision; null until something is.',
  })
  agreed?: Money | undefined;

  @Field(() => Money, {
    nullable: true,
    description: 'The sum of what came; null before any agreement or payment.',
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
