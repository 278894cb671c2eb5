import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MoneyInput } from './money.types.js';
import { DateOnly } from './scalars.js';
import { ChosenId, GivenId, Text } from './text.js';
import { ManagingRequestInput } from './command.inputs.js';

@InputType({ description: 'What the choice obliges the client to pay.' })
export class PaymentAgreeInput extends ManagingRequestInput {
  @Field(() => MoneyInput, { description: "The amount, in the project's currency." })
  @ValidateNested()
  amount!: MoneyInput;

  @Field(() => String, {
    nullable: true,
    description: "Why it is not the option's price, or not what was agreed before.",
  })
  @IsOptional()
  @Text(2_000)
  why?: string;
}

@InputType({ description: 'Money that came.' })
export class PaymentRecordInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the payment (pay_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('payment')
  paymentId?: string;

  @Field(() => MoneyInput, { description: "The amount, in the project's currency." })
  @ValidateNested()
  amount!: MoneyInput;

  @Field(() => DateOnly, { description: 'The day on which it came.' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'What it was booked under.' })
  @IsOptional()
  @Text(200)
  reference?: string;
}

@InputType({ description: 'What was agreed, or what came, as it should have been said.' })
export class PaymentCorrectInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The payment that was recorded wrongly; when absent, what is agreed for the standing decision is put right.',
  })
  @IsOptional()
  @GivenId()
  paymentId?: string;

  @Field(() => MoneyInput, {
    description: "The amount, in the project's currency; 0 where it never came, or nothing was agreed.",
  })
  @ValidateNested()
  amount!: MoneyInput;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The day on which it came, where that was wrong too; of a payment only.',
  })
  @IsOptional()
  paidOn?: string;

  @Field(() => String, { description: 'What was wrong with it.' })
  @Text(2_000)
  why!: string;
}
