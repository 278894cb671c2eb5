import { ArrayNotEmpty, ArrayUnique, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  ManagingRequestInput,
  OverrideField,
  type OverrideInput,
  RequestCommandInput,
} from './command.inputs.js';
import { ObservedOutcomeEnum, ReasonCodeEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { DateOnly, Hours, Sha256 } from './scalars.js';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { ChosenId, GivenId, GivenIds, Text } from './text.js';

@InputType({ description: 'Freezes options, consequences and recommendation, and sends them to deciders.' })
export class BriefingIssueInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the briefing (brf_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('briefing')
  briefingId?: string;

  @Field(() => [ID], { description: 'The deciders it is sent to.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @GivenIds(50)
  deciders!: string[];
}

@InputType({ description: 'Says that you have the briefing before your eyes. Not yet consent to anything.' })
export class BriefingOpenInput extends RequestCommandInput {
  @Field(() => Int, { description: 'Number of the briefing.' })
  @Min(1)
  number!: number;
}

@InputType({ description: 'Confirms having taken note of exactly this content.' })
export class BriefingAcknowledgeInput extends RequestCommandInput {
  @Field(() => Int, { description: 'Number of the briefing.' })
  @Min(1)
  number!: number;

  @Field(() => Sha256, { description: 'Digest of what you have seen: `briefing.digest`.' })
  digest!: string;
}

@InputType({ description: 'Why one chooses against advice, or takes a workaround.' })
export class DecisionReasonInput {
  @Field(() => ReasonCodeEnum, { description: 'The kind of reason.' })
  code!: keyof typeof ReasonCodeEnum;

  @Field(() => String, { description: "The decider's own words." })
  @Text(10_000)
  words!: string;
}

@InputType({ description: 'A choice among the options of the latest briefing.' })
export class DecisionMakeInput extends RequestCommandInput {
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

@InputType({ description: 'What came of a decision.' })
export class ConsequenceObserveInput extends OnBehalfRequestInput {
  @OverrideField()
  override?: OverrideInput;

  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the observation (obs_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('observation')
  observationId?: string;

  @Field(() => ObservedOutcomeEnum, { description: 'Against the prediction.' })
  outcome!: keyof typeof ObservedOutcomeEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'The prediction it is measured against; none for UNFORESEEN.',
  })
  @IsOptional()
  @GivenId()
  consequenceId?: string;

  @Field(() => String, { description: 'What was seen.' })
  @Text(10_000)
  statement!: string;

  @Field(() => String, { nullable: true, description: 'What shows it: a report, a link, a figure.' })
  @IsOptional()
  @Text(10_000)
  evidence?: string;

  @Field(() => MoneyInput, { nullable: true, description: 'What it cost or brought.' })
  @IsOptional()
  @ValidateNested()
  money?: MoneyInput;

  @Field(() => Hours, { nullable: true, description: 'Working hours it took.' })
  @IsOptional()
  hours?: string;

  @Field(() => Int, { nullable: true, description: 'Days it took.' })
  @IsOptional()
  @Min(0)
  @Max(36_500)
  days?: number;
}
