import { IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from './command.inputs.js';
import { GivenId, Text } from './text.js';

@InputType({ description: 'Something that the studio sells from now on.' })
export class DisciplineAddInput extends CommandInput {
  @Field(() => ID, {
    description: 'The code that stands for it for ever: 2 to 60 capital letters, digits and underscores.',
  })
  @Matches(/^[A-Z][A-Z0-9_]{1,59}$/, {
    message: '$property must be 2 to 60 capital letters, digits and underscores, a letter first',
  })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  @Text(100)
  name!: string;

  @Field(() => Boolean, { description: 'A main line of service, or one sold beside it.' })
  main!: boolean;
}

@InputType({ description: 'Another name for the same thing.' })
export class DisciplineRenameInput extends CommandInput {
  @Field(() => ID, { description: 'The code that stands for it.' })
  @GivenId()
  code!: string;

  @Field(() => String, { description: 'What it is called from now on.' })
  @Text(100)
  name!: string;
}

@InputType({ description: 'Something that the studio does not sell any more.' })
export class DisciplineRetireInput extends CommandInput {
  @Field(() => ID, { description: 'The code that stands for it.' })
  @GivenId()
  code!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @Text(2_000)
  why?: string;
}

@InputType({ description: 'Something that the studio sells again.' })
export class DisciplineReviveInput extends CommandInput {
  @Field(() => ID, { description: 'The code that stands for it.' })
  @GivenId()
  code!: string;
}
