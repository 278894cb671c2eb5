import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ManagingRequestInput } from './command.inputs.js';
import {
  ConcessionEnum,
  ConsequenceKindEnum,
  JudgementEnum,
  SeverityEnum,
  SoundnessEnum,
  ValenceEnum,
} from './enums.js';
import { ElementChangeInput } from './element.types.js';
import { PriceRangeInput } from './money.types.js';
import { DateOnly, DateTime, DecimalText, Hours } from './scalars.js';
import { ChosenId, GivenId, Text, Texts } from './text.js';

@InputType({ description: 'Working hours of one discipline.' })
export class EffortInput {
  @Field(() => String, { description: 'Code of the discipline.' })
  @Text(60)
  discipline!: string;

  @Field(() => Hours, { description: 'Working hours.' })
  hours!: string;
}

/** What is offered, or offered anew. */
@InputType()
abstract class OfferedTermsInput extends ManagingRequestInput {
  @Field(() => String, { description: 'What it is called.' })
  @Text(200)
  title!: string;

  @Field(() => String, { description: 'What it means, for a busy layman.' })
  @Text(5_000)
  summary!: string;

  @Field(() => PriceRangeInput, { description: "What it costs the client, in the project's currency." })
  @ValidateNested()
  price!: PriceRangeInput;

  @Field(() => [EffortInput], { defaultValue: [], description: 'Working hours by discipline.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  effort!: EffortInput[];

  @Field(() => Int, { description: 'Calendar days from the decision to the delivery.' })
  @Min(0)
  @Max(3_650)
  leadTimeDays!: number;

  @Field(() => [ConcessionEnum], { defaultValue: [], description: 'What gives.' })
  @ArrayUnique()
  gives!: (keyof typeof ConcessionEnum)[];

  @Field(() => SoundnessEnum, {
    description: 'How well it is built. A WORKAROUND needs a TECHNICAL consequence.',
  })
  soundness!: keyof typeof SoundnessEnum;

  @Field(() => String, { nullable: true, description: 'What can be done if it fails.' })
  @IsOptional()
  @Text(5_000)
  fallback?: string;

  @Field(() => [String], { defaultValue: [], description: 'What must hold for it to be true.' })
  @Texts(2_000)
  assumptions!: string[];

  @Field(() => [ElementChangeInput], {
    nullable: true,
    description: 'What would become of which element.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  changes?: ElementChangeInput[];
}

@InputType({
  description:
    'Something that the client can choose. The first one offered brings leaving it as it is with it.',
})
export class OptionOfferInput extends OfferedTermsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the option (opt_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('option')
  optionId?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the offer lapses; the configured number of days from now when absent.',
  })
  @IsOptional()
  validUntil?: string;
}

@InputType({
  description:
    'New terms of an option, whole: what is left out is not offered any more. Not for leaving it as it is.',
})
export class OptionReviseInput extends OfferedTermsInput {
  @Field(() => ID, { description: 'The option.' })
  @GivenId()
  optionId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the offer lapses; as before when absent. An option that has lapsed needs a new one.',
  })
  @IsOptional()
  validUntil?: string;
}

@InputType({ description: 'Takes an option back. Not for leaving it as it is.' })
export class OptionWithdrawInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The option.' })
  @GivenId()
  optionId!: string;

  @Field(() => String, { description: 'Why it is not offered any more.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'How and when a prediction can be checked.' })
export class PredictionCheckInput {
  @Field(() => String, { description: 'What to measure.' })
  @Text(500)
  measure!: string;

  @Field(() => String, { description: 'The value that tells.' })
  @Text(500)
  threshold!: string;

  @Field(() => DateOnly, { description: 'When to look.' })
  on!: string;
}

@InputType({ description: 'What an option would entail.' })
export class ConsequencePredictInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the consequence (csq_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('consequence')
  consequenceId?: string;

  @Field(() => ID, { description: 'The option.' })
  @GivenId()
  optionId!: string;

  @Field(() => String, { description: 'What would happen, in plain words.' })
  @Text(5_000)
  statement!: string;

  @Field(() => ValenceEnum, { description: 'Whether that is welcome.' })
  valence!: keyof typeof ValenceEnum;

  @Field(() => ConsequenceKindEnum, { description: 'What it touches.' })
  kind!: keyof typeof ConsequenceKindEnum;

  @Field(() => SeverityEnum, { description: 'How much it matters.' })
  severity!: keyof typeof SeverityEnum;

  @Field(() => DecimalText, { nullable: true, description: 'How likely it is, from 0 to 1.' })
  @IsOptional()
  @Matches(/^(0(\.\d+)?|1(\.0+)?)$/, { message: '$property must lie between 0 and 1' })
  probability?: string;

  @Field(() => PredictionCheckInput, {
    nullable: true,
    description: 'How and when it can be checked, where it can.',
  })
  @IsOptional()
  @ValidateNested()
  check?: PredictionCheckInput;
}

@InputType({ description: 'What the studio thinks of an option it does not recommend.' })
export class OptionJudgementInput {
  @Field(() => ID, { description: 'The option.' })
  @GivenId()
  optionId!: string;

  @Field(() => JudgementEnum, { description: 'No good, or merely another way.' })
  judgement!: keyof typeof JudgementEnum;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @Text(5_000)
  why?: string;
}

@InputType({
  description: 'What the studio advises. A later recommendation takes the place of an earlier one.',
})
export class OptionRecommendInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The recommended option.' })
  @GivenId()
  optionId!: string;

  @Field(() => String, { description: 'Why this one.' })
  @Text(5_000)
  why!: string;

  @Field(() => [OptionJudgementInput], {
    defaultValue: [],
    description: 'What the studio thinks of the others; who is not named is merely different.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  others!: OptionJudgementInput[];
}
