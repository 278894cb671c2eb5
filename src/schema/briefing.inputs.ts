import { ArrayNotEmpty, ArrayUnique, IsOptional, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Sha256 } from './scalars.js';
import { ChosenId, GivenIds } from './text.js';
import { ManagingRequestInput, RequestCommandInput } from './command.inputs.js';

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
