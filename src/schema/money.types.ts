import { Field, InputType, ObjectType } from 'type-graphql';
import { Matches, ValidateNested } from 'class-validator';
import { DecimalText } from './scalars.js';

@ObjectType({ description: 'An amount of money.', simpleResolvers: true })
export class Money {
  @Field(() => DecimalText, { description: 'The amount.' })
  amount!: string;

  @Field(() => String, { description: 'The currency: three letters of ISO 4217.' })
  currency!: string;
}

@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => DecimalText, { description: 'The amount, not below zero.' })
  @Matches(/^\d/, { message: '$property must not be below zero' })
  amount!: string;

  @Field(() => String, { description: 'The currency: three letters of ISO 4217.' })
  @Matches(/^[A-Z]{3}$/, { message: '$property must be three letters of ISO 4217' })
  currency!: string;
}

@ObjectType({ description: 'From the lowest to the highest price to be expected.', simpleResolvers: true })
export class PriceRange {
  @Field(() => Money, { description: 'The least.' })
  from!: Money;

  @Field(() => Money, { description: 'The most.' })
  to!: Money;
}

@InputType({
  description: 'From the lowest to the highest price to be expected; the same twice for a fixed price.',
})
export class PriceRangeInput {
  @Field(() => MoneyInput, { description: 'The least.' })
  @ValidateNested()
  from!: MoneyInput;

  @Field(() => MoneyInput, { description: 'The most.' })
  @ValidateNested()
  to!: MoneyInput;
}
