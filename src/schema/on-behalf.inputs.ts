import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { GivenId } from './text.js';
import { ManagingRequestInput } from './command.inputs.js';

/** A command to a request that a manager may also give to record the word of somebody of the client. */
@InputType()
export abstract class OnBehalfRequestInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The contact of the client whose word you record, as a manager of the project; your own word when absent.',
  })
  @IsOptional()
  @GivenId()
  onBehalfOf?: string;
}
