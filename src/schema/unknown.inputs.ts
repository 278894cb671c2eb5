import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ManagingRequestInput } from './command.inputs.js';
import { ChosenId, GivenId, Text } from './text.js';

@InputType({ description: "Something that can't be found out yet." })
export class UnknownDeclareInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the unknown (unk_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('unknown')
  unknownId?: string;

  @Field(() => String, { description: "What isn't known." })
  @Text(5_000)
  statement!: string;

  @Field(() => String, { description: "Why it can't be known yet." })
  @Text(5_000)
  why!: string;

  @Field(() => String, { nullable: true, description: 'What would tell.' })
  @IsOptional()
  @Text(5_000)
  wouldTell?: string;
}

@InputType({ description: 'What was found out about something that had been unknown.' })
export class UnknownResolveInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The unknown.' })
  @GivenId()
  unknownId!: string;

  @Field(() => String, { description: 'What was found out.' })
  @Text(5_000)
  finding!: string;
}
