import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput, OverrideField, type OverrideInput } from './command.inputs.js';
import {
  AuthorityLevelEnum,
  ConcessionEnum,
  ConsequenceKindEnum,
  ElementKindEnum,
  SeverityEnum,
  SoundnessEnum,
  ValenceEnum,
} from './enums.js';
import { MoneyInput, PriceRangeInput } from './money.types.js';
import { EffortInput, PredictionCheckInput } from './option.inputs.js';
import { DateTime, DecimalText, Hours, Sha256 } from './scalars.js';
import { GivenId, ShortName, Text, Texts } from './text.js';

@InputType({ description: 'What a rule of delegation is about.' })
export class DelegationScopeInput {
  @Field(() => [String], { defaultValue: [], description: 'Codes of disciplines; empty is any.' })
  @Texts(60, 50)
  disciplines!: string[];

  @Field(() => [ElementKindEnum], { defaultValue: [], description: 'Kinds of elements; empty is any.' })
  @ArrayMaxSize(50)
  elementKinds!: (keyof typeof ElementKindEnum)[];
}

@InputType({ description: 'The most that one decision may come to; what is absent is not limited.' })
export class DelegationCeilingsInput {
  @Field(() => MoneyInput, { nullable: true, description: "Of the option's price, its upper end." })
  @IsOptional()
  @ValidateNested()
  price?: MoneyInput;

  @Field(() => Hours, { nullable: true, description: 'Of its effort in all disciplines together.' })
  @IsOptional()
  effortHours?: string;

  @Field(() => Int, { nullable: true, description: 'Of its lead time in days.' })
  @IsOptional()
  @Min(0)
  @Max(3_650)
  scheduleDays?: number;
}

@InputType({
  description: 'The most that all decisions under a rule may come to within any span of so many days.',
})
export class ChangeBudgetInput {
  @Field(() => MoneyInput, { description: 'The sum of prices, at their upper ends.' })
  @ValidateNested()
  amount!: MoneyInput;

  @Field(() => Int, { description: 'How many days back from now a decision counts.' })
  @Min(1)
  @Max(3_650)
  periodDays!: number;
}

@InputType({ description: 'Who may decide what, up to which limits.' })
export class DelegationRuleInput {
  @Field(() => String, {
    description:
      'A short name. Keep it in amendments: what was used of the change budget counts on under it.',
  })
  @ShortName()
  ruleId!: string;

  @Field(() => DelegationScopeInput, { description: 'What it is about.' })
  @ValidateNested()
  scope!: DelegationScopeInput;

  @Field(() => DelegationCeilingsInput, { description: 'The limits of one decision; none for the client.' })
  @ValidateNested()
  ceilings!: DelegationCeilingsInput;

  @Field(() => ChangeBudgetInput, {
    nullable: true,
    description: 'The limit of all decisions together; none for the client.',
  })
  @IsOptional()
  @ValidateNested()
  changeBudget?: ChangeBudgetInput;

  @Field(() => AuthorityLevelEnum, { description: 'Who decides within these limits.' })
  level!: keyof typeof AuthorityLevelEnum;

  @Field(() => DateTime, { nullable: true, description: 'From when; as long as the agreement when absent.' })
  @IsOptional()
  validFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Until just before when.' })
  @IsOptional()
  validTo?: string;
}

@InputType({ description: 'What an option agreed beforehand would entail.' })
export class TemplateConsequenceInput {
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

  @Field(() => PredictionCheckInput, { nullable: true, description: 'How and when it can be checked.' })
  @IsOptional()
  @ValidateNested()
  check?: PredictionCheckInput;
}

@InputType({ description: 'An option agreed beforehand, for requests that come again and again.' })
export class RequestTemplateInput {
  @Field(() => String, { description: 'A short name; keep it in amendments.' })
  @ShortName()
  templateId!: string;

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

  @Field(() => [String], { description: 'Codes of the disciplines that such a request touches.' })
  @ArrayNotEmpty()
  @Texts(60, 50)
  disciplines!: string[];

  @Field(() => [ElementKindEnum], {
    defaultValue: [],
    description: 'Kinds of elements that it touches; empty is not said.',
  })
  @ArrayMaxSize(50)
  elementKinds!: (keyof typeof ElementKindEnum)[];

  @Field(() => [TemplateConsequenceInput], { description: 'What it would entail: one thing at least.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  consequences!: TemplateConsequenceInput[];

  @Field(() => [TemplateConsequenceInput], {
    nullable: true,
    description:
      'What leaving it as it is would entail. Without it somebody says it for each request before it is briefed.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  leavingAsIs?: TemplateConsequenceInput[];
}

@InputType()
abstract class AgreementCommandInput extends CommandInput {
  @Field(() => ID, { description: 'The project.' })
  @GivenId()
  projectId!: string;
}

@InputType({
  description:
    'Proposes a first version or an amendment. It takes the place of a proposal that nobody has answered yet.',
})
export class DelegationAgreementProposeInput extends AgreementCommandInput {
  @OverrideField()
  override?: OverrideInput;

  @Field(() => [DelegationRuleInput], { defaultValue: [], description: 'Who may decide what.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  rules!: DelegationRuleInput[];

  @Field(() => [RequestTemplateInput], { defaultValue: [], description: 'Options agreed beforehand.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  templates!: RequestTemplateInput[];

  @Field(() => DateTime, { nullable: true, description: 'From when it shall hold; from now when absent.' })
  @IsOptional()
  validFrom?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until just before when; until something takes its place when absent.',
  })
  @IsOptional()
  validTo?: string;
}

@InputType()
abstract class AgreementVersionInput extends AgreementCommandInput {
  @Field(() => Int, { description: 'Number of the version.' })
  @Min(1)
  version!: number;
}

@InputType({ description: 'Grants what the proposal says, and nothing else.' })
export class DelegationAgreementAcceptInput extends AgreementVersionInput {
  @Field(() => Sha256, { description: 'Digest of what you have read: `version.digest`.' })
  digest!: string;
}

@InputType({ description: 'Refuses a proposal; what was in force before stays so.' })
export class DelegationAgreementRefuseInput extends AgreementVersionInput {
  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Takes back a proposal that nobody has answered yet.' })
export class DelegationAgreementWithdrawInput extends AgreementVersionInput {
  @OverrideField()
  override?: OverrideInput;

  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}

@InputType({ description: 'Ends the agreement: from now on nothing is delegated.' })
export class DelegationAgreementEndInput extends AgreementCommandInput {
  @Field(() => String, { description: 'Why.' })
  @Text(5_000)
  why!: string;
}
