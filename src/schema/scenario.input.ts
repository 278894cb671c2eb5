import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ReadArgs } from './page.args.js';
import { DateOnly } from './scalars.js';

@InputType({
  description:
    'An option as if it were chosen now, whoever chose it. Nothing is stored, and nobody is asked.',
})
export class ScenarioInput {
  @Field(() => ID, { description: 'The option. What costs more than is left raises the budget by the rest.' })
  optionId!: string;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The date to which the deadline of the project would be moved for it.',
  })
  @IsOptional()
  newDeadline?: string;
}

@ArgsType()
export class ScenarioArgs extends ReadArgs {
  @Field(() => ScenarioInput, {
    nullable: true,
    description:
      'Answer as everything would stand if an option of this project were chosen: one scenario for the whole operation, and not together with `asOf`. `diff` says what would be different.',
  })
  @IsOptional()
  @ValidateNested()
  scenario?: ScenarioInput;
}
