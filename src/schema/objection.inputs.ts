import { ArrayUnique, IsOptional, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OnBehalfRequestInput } from './on-behalf.inputs.js';
import { ObjectionCauseEnum, ObjectionKindEnum } from './request.enums.js';
import { ManagingRequestInput } from './command.inputs.js';
import { ChosenId, GivenId, Text } from './text.js';

@InputType({ description: 'Says that one will not confirm having taken note. Neither consent nor silence.' })
export class AcknowledgementRefuseInput extends OnBehalfRequestInput {
  @Field(() => Int, { description: 'Number of the briefing.' })
  @Min(1)
  number!: number;

  @Field(() => String, { description: "Why, in the decider's own words." })
  @Text(10_000)
  reason!: string;
}

@InputType({ description: 'The client insists or refuses: a round of its own each time.' })
export class ObjectionRaiseInput extends OnBehalfRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the objection (obj_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('objection')
  objectionId?: string;

  @Field(() => ObjectionKindEnum, { description: 'What it is about.' })
  kind!: keyof typeof ObjectionKindEnum;

  @Field(() => String, { description: 'What is said.' })
  @Text(10_000)
  statement!: string;

  @Field(() => [ObjectionCauseEnum], {
    defaultValue: [],
    description: 'Why they object, as far as it is understood. OTHER needs words.',
  })
  @ArrayUnique()
  causes!: (keyof typeof ObjectionCauseEnum)[];

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  @IsOptional()
  @Text(5_000)
  causeInWords?: string;
}

@InputType({ description: 'What the studio says to an objection.' })
export class ObjectionAnswerInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The objection.' })
  @GivenId()
  objectionId!: string;

  @Field(() => String, { description: 'The answer.' })
  @Text(10_000)
  answer!: string;
}
