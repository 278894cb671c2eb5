import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { DateTime, LogPosition } from './scalars.js';

/** What is said of `asOf` wherever it can be given. */
export const asOfDescription =
  'Answer as everything stood then: one moment for the whole operation. Names of people are those of today.';

@InputType({ description: 'A moment of the past: an instant or a position, one of the two.' })
export class AsOfInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'With all that had been recorded by then. It has to have passed.',
  })
  @IsOptional()
  instant?: string;

  @Field(() => LogPosition, {
    nullable: true,
    description: 'With the event at this position as the last one.',
  })
  @IsOptional()
  position?: string;
}
