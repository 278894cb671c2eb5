import { ArrayUnique, IsOptional, NotEquals, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { GivenDecisionModeEnum } from './aftermath.enums.js';
import { ChannelEnum, ReasonCodeEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { DateOnly, Sha256 } from './scalars.js';
import { ChosenId, GivenId, GivenIds, Text } from './text.js';
import { ManagingRequestInput, RequestCommandInput } from './command.inputs.js';

@InputType({ description: 'Why one chooses against advice, or takes a workaround.' })
export class DecisionReasonInput {
  @Field(() => ReasonCodeEnum, { description: 'The kind of reason.' })
  code!: keyof typeof ReasonCodeEnum;

  @Field(() => String, { description: "The decider's own words." })
  @Text(10_000)
  words!: string;
}

@InputType({ description: 'A signature given in the same act.' })
export class SignatureInput {
  @Field(() => String, { description: 'Your name, as you print it.' })
  @Text(200)
  printedName!: string;

  @Field(() => String, {
    description: 'What you mean by the signature, such as "I choose this and will pay for it".',
  })
  @Text(500)
  meaning!: string;
}

@InputType({ description: 'The decision whose place a new one takes.' })
export class SupersedesInput {
  @Field(() => ID, { description: 'The decision of this request that stands.' })
  @GivenId()
  decisionId!: string;

  @Field(() => String, { description: 'Why it does not hold any more.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'By how much the client raises the budget, and why.' })
export class BudgetIncreaseInput {
  @Field(() => MoneyInput, { description: "By how much, in the project's currency." })
  @ValidateNested()
  amount!: MoneyInput;

  @Field(() => String, { description: "The decider's own words." })
  @Text(5_000)
  words!: string;
}

@InputType({ description: 'A choice among the options of the latest briefing.' })
export class DecisionMakeInput extends OnBehalfRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the decision (dec_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('decision')
  decisionId?: string;

  @Field(() => ID, { description: 'The option chosen.' })
  @GivenId()
  optionId!: string;

  @Field(() => GivenDecisionModeEnum, {
    defaultValue: 'WRITTEN',
    description: 'How it is made. SIGNED where `signature` is given.',
  })
  mode!: keyof typeof GivenDecisionModeEnum;

  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'How that word reached you; needed where you record it. Not IMPORT.',
  })
  @IsOptional()
  @NotEquals('IMPORT', { message: '$property must not be IMPORT: only the import says so' })
  channel?: keyof typeof ChannelEnum;

  @Field(() => DecisionReasonInput, {
    nullable: true,
    description: 'Needed against advice, or for a workaround.',
  })
  @IsOptional()
  @ValidateNested()
  reason?: DecisionReasonInput;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Consequences accepted one by one; against advice, or for a workaround, each HIGH bad one.',
  })
  @ArrayUnique()
  @GivenIds()
  acceptedConsequences!: string[];

  @Field(() => DateOnly, { nullable: true, description: 'When to look at it again.' })
  @IsOptional()
  reviewOn?: string;

  @Field(() => BudgetIncreaseInput, {
    nullable: true,
    description: 'Raises the budget in the same act; needed above what is left of it. For deciders.',
  })
  @IsOptional()
  @ValidateNested()
  budgetIncrease?: BudgetIncreaseInput;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'Moves the deadline of the project in the same act. For deciders.',
  })
  @IsOptional()
  newDeadline?: string;

  @Field(() => SignatureInput, { nullable: true, description: 'Signs it in the same act.' })
  @IsOptional()
  @ValidateNested()
  signature?: SignatureInput;

  @Field(() => SupersedesInput, {
    nullable: true,
    description: 'The standing decision of this request whose place it takes; needed where there is one.',
  })
  @IsOptional()
  @ValidateNested()
  supersedes?: SupersedesInput;
}

@InputType({ description: 'Confirms a decision of your own that somebody else recorded.' })
export class DecisionConfirmInput extends RequestCommandInput {
  @Field(() => Sha256, { description: 'Digest of the decision you confirm: `decision.digest`.' })
  digest!: string;
}

@InputType({ description: 'Says that you never said what somebody else recorded as your decision.' })
export class DecisionDenyInput extends RequestCommandInput {
  @Field(() => Sha256, { description: 'Digest of the decision you disown: `decision.digest`.' })
  digest!: string;

  @Field(() => String, { description: 'What you say to it: what was said instead, or that nothing was.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Signs a decision of your own.' })
export class DecisionSignInput extends RequestCommandInput {
  @Field(() => Sha256, { description: 'Digest of the decision you sign: `decision.digest`.' })
  digest!: string;

  @Field(() => String, { description: 'Your name, as you print it.' })
  @Text(200)
  printedName!: string;

  @Field(() => String, {
    description: 'What you mean by the signature, such as "I choose this and will pay for it".',
  })
  @Text(500)
  meaning!: string;
}

@InputType({ description: 'Says that a later decision, in another request, took the place of this one.' })
export class DecisionSupersedeInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The decision whose place was taken.' })
  @GivenId()
  decisionId!: string;

  @Field(() => ID, { description: 'The decided request of the same project that holds the later decision.' })
  @GivenId()
  byRequestId!: string;

  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}
