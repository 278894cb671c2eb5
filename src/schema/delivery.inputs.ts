import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { GoalOutcomeEnum } from './aftermath.enums.js';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { ChosenId, GivenId, Text } from './text.js';
import { ManagingRequestInput } from './command.inputs.js';

@InputType({ description: 'Somebody starts on what was chosen.' })
export class ImplementationStartInput extends ManagingRequestInput {}

@InputType({ description: 'An acceptance criterion, and whether it is met.' })
export class JudgedCriterionInput {
  @Field(() => String, { description: 'The criterion, word for word as the formulation has it.' })
  @Text(2_000)
  criterion!: string;

  @Field(() => Boolean, { description: 'Whether the delivery meets it.' })
  met!: boolean;
}

@InputType({ description: 'What is otherwise than it was chosen.' })
export class DeviationInput {
  @Field(() => String, { description: 'What is otherwise.' })
  @Text(5_000)
  statement!: string;

  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'What was made of the choice, measured against what was agreed.' })
export class ImplementationDeliverInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the delivery (dlv_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('delivery')
  deliveryId?: string;

  @Field(() => String, { description: 'What is delivered.' })
  @Text(10_000)
  delivered!: string;

  @Field(() => [JudgedCriterionInput], { description: 'Each acceptance criterion of the formulation.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  criteria!: JudgedCriterionInput[];

  @Field(() => [DeviationInput], {
    description: 'What is otherwise than chosen; an empty list says that nothing is.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  deviations!: DeviationInput[];
}

@InputType()
abstract class DeliveryInput extends OnBehalfRequestInput {
  @Field(() => ID, { description: 'The delivery.' })
  @GivenId()
  deliveryId!: string;
}

@InputType({ description: 'The client takes what was delivered.' })
export class DeliveryAcceptInput extends DeliveryInput {
  @Field(() => String, { nullable: true, description: 'What they say to it.' })
  @IsOptional()
  @Text(5_000)
  words?: string;
}

@InputType({ description: 'The client does not take what was delivered.' })
export class DeliveryRejectInput extends DeliveryInput {
  @Field(() => String, { description: 'What is missing.' })
  @Text(5_000)
  missing!: string;
}

@InputType({ description: 'What a request came to, against its goal.' })
export class ChangeRequestCloseInput extends ManagingRequestInput {
  @Field(() => GoalOutcomeEnum, { description: 'What became of the goal.' })
  outcome!: keyof typeof GoalOutcomeEnum;

  @Field(() => String, {
    nullable: true,
    description: "The value of the goal's measure; needed where there is one, unless the outcome is UNKNOWN.",
  })
  @IsOptional()
  @Text(500)
  measured?: string;

  @Field(() => String, { description: 'In words.' })
  @Text(10_000)
  words!: string;
}
