import { IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ObservedOutcomeEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { Hours } from './scalars.js';
import { ChosenId, GivenId, Text } from './text.js';
import { RequestCommandInput } from './command.inputs.js';

@InputType()
abstract class ObservedInput extends OnBehalfRequestInput {
  @Field(() => ObservedOutcomeEnum, { description: 'Against the prediction.' })
  outcome!: keyof typeof ObservedOutcomeEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'The prediction it is measured against, of an option that was chosen; none for UNFORESEEN.',
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

@InputType({ description: 'What came of a decision.' })
export class ConsequenceObserveInput extends ObservedInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the observation (obs_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('observation')
  observationId?: string;
}

@InputType({ description: 'An observation as it should have been said, whole. What was said first stays.' })
export class ObservationCorrectInput extends ObservedInput {
  @Field(() => ID, { description: 'The observation.' })
  @GivenId()
  observationId!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  @Text(2_000)
  why!: string;
}

@InputType({ description: 'Grounds for not agreeing with who answers for what was observed.' })
export class AttributionDisputeInput extends OnBehalfRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the dispute (dsp_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('dispute')
  disputeId?: string;

  @Field(() => ID, { description: 'The observation.' })
  @GivenId()
  observationId!: string;

  @Field(() => String, { description: 'The grounds.' })
  @Text(10_000)
  grounds!: string;
}

@InputType({ description: 'Ends a dispute. It changes no fact.' })
export class DisputeResolveInput extends RequestCommandInput {
  @Field(() => ID, { description: 'The dispute.' })
  @GivenId()
  disputeId!: string;

  @Field(() => String, { description: 'The ruling, and what it rests on.' })
  @Text(10_000)
  ruling!: string;
}
