import { IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { AsOfInput, asOfDescription } from './as-of.input.js';
import { LogPosition } from './scalars.js';

/** How long a page is when nothing is said. */
export const usualPage = 25;

/** No page is longer than this. */
export const longestPage = 100;

@ArgsType()
export class ReadArgs {
  @Field(() => LogPosition, {
    nullable: true,
    description:
      'Read at least this much of the log: the `position` of a mutation. Waits for it, and fails with READ_MODEL_BEHIND rather than answer stale.',
  })
  @IsOptional()
  minPosition?: string;

  @Field(() => AsOfInput, { nullable: true, description: asOfDescription })
  @IsOptional()
  @ValidateNested()
  asOf?: AsOfInput;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The first so many after `after`: 1 to 100, 25 when neither is given.',
  })
  @IsOptional()
  @Min(1)
  @Max(longestPage)
  first?: number;

  @Field(() => String, { nullable: true, description: 'After this cursor.' })
  @IsOptional()
  @Length(1, 1_000)
  after?: string;

  @Field(() => Int, { nullable: true, description: 'The last so many before `before`: 1 to 100.' })
  @IsOptional()
  @Min(1)
  @Max(longestPage)
  last?: number;

  @Field(() => String, { nullable: true, description: 'Before this cursor.' })
  @IsOptional()
  @Length(1, 1_000)
  before?: string;
}

@ArgsType()
export class ListArgs extends PageArgs {
  @Field(() => LogPosition, {
    nullable: true,
    description: 'Read at least this much of the log: the `position` of a mutation.',
  })
  @IsOptional()
  minPosition?: string;

  @Field(() => AsOfInput, { nullable: true, description: asOfDescription })
  @IsOptional()
  @ValidateNested()
  asOf?: AsOfInput;
}

@ArgsType()
export class MetaArgs {
  @Field(() => AsOfInput, { nullable: true, description: asOfDescription })
  @IsOptional()
  @ValidateNested()
  asOf?: AsOfInput;
}
