import { ArrayMaxSize, ArrayUnique, IsOptional, NotEquals, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ManagingInput, ManagingRequestInput, RequestCommandInput } from './command.inputs.js';
import { NamedElementInput } from './element.types.js';
import { AttachmentInput } from './attachment.types.js';
import { ChannelEnum, RequestKindEnum, VerdictEnum } from './enums.js';
import { ChosenId, GivenId, ShortName, Text, Texts } from './text.js';

@InputType({ description: 'A wish of the client, as it was uttered.' })
export class ChangeRequestReceiveInput extends ManagingInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the request (req_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('request')
  id?: string;

  @Field(() => ID, { description: 'The project.' })
  @GivenId()
  projectId!: string;

  @Field(() => String, { description: 'What people will call it.' })
  @Text(200)
  title!: string;

  @Field(() => String, {
    description: 'The wish word for word. It is never edited; corrections are further facts.',
  })
  @Text(50_000)
  wording!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The contact whose wish it is. A contact may leave it out: then it is their own.',
  })
  @IsOptional()
  @GivenId()
  from?: string;

  @Field(() => ChannelEnum, { description: 'How it reached the studio. Not IMPORT.' })
  @NotEquals('IMPORT', { message: '$property must not be IMPORT: only the import says so' })
  channel!: keyof typeof ChannelEnum;

  @Field(() => RequestKindEnum, {
    nullable: true,
    description:
      'Which way it goes; NORMAL where it is not said. A standard one names a template, an urgent one is decided first and briefed after.',
  })
  @IsOptional()
  kind?: keyof typeof RequestKindEnum;

  @Field(() => String, {
    nullable: true,
    description:
      "The template of the project's agreement in force; for STANDARD ones, which need it. Its terms are offered in the same act.",
  })
  @IsOptional()
  @ShortName()
  templateId?: string;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What is handed over with it.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  attachments?: AttachmentInput[];
}

@InputType({ description: 'Something that has to be clear before it can be formulated.' })
export class ClarificationAskInput extends ManagingRequestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give the question (qst_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('question')
  questionId?: string;

  @Field(() => String, { description: 'What is asked.' })
  @Text(10_000)
  question!: string;

  @Field(() => ID, { description: 'The contact, or the member on the project, who owes the answer.' })
  @GivenId()
  owedBy!: string;
}

@InputType({ description: 'The official answer to a question.' })
export class ClarificationAnswerInput extends ManagingRequestInput {
  @Field(() => ID, { description: 'The question.' })
  @GivenId()
  questionId!: string;

  @Field(() => String, { description: 'The answer.' })
  @Text(50_000)
  answer!: string;

  @Field(() => ID, { nullable: true, description: "Whose answer it is, if not one's own." })
  @IsOptional()
  @GivenId()
  answeredBy?: string;
}

@InputType({ description: 'What shall be better afterwards, and how that is told.' })
export class GoalInput {
  @Field(() => String, { description: 'The goal in plain words.' })
  @Text(2_000)
  statement!: string;

  @Field(() => String, { description: 'What is measured.' })
  @Text(500)
  measure!: string;

  @Field(() => String, { description: 'The value that counts as reached.' })
  @Text(500)
  target!: string;
}

@InputType({ description: 'As a <role>, I want <want>, so that <benefit>.' })
export class UserStoryInput {
  @Field(() => String, { description: 'Who wants it.' })
  @Text(500)
  role!: string;

  @Field(() => String, { description: 'What they want.' })
  @Text(2_000)
  want!: string;

  @Field(() => String, { description: 'What it is good for.' })
  @Text(2_000)
  benefit!: string;
}

@InputType({ description: "The wish in the specialists' language. Formulating again makes a new version." })
export class ChangeRequestFormulateInput extends ManagingRequestInput {
  @Field(() => GoalInput, {
    nullable: true,
    description: 'The goal, unless `whyNoGoal` says why none applies.',
  })
  @IsOptional()
  @ValidateNested()
  goal?: GoalInput;

  @Field(() => String, {
    nullable: true,
    description: 'Why no measurable goal or no story applies, where none does.',
  })
  @IsOptional()
  @Text(2_000)
  whyNoGoal?: string;

  @Field(() => [UserStoryInput], {
    defaultValue: [],
    description: 'What users will do; one at least, unless `whyNoGoal` is given.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  stories!: UserStoryInput[];

  @Field(() => [NamedElementInput], {
    defaultValue: [],
    description: 'What it touches in what the client has.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  elements!: NamedElementInput[];

  @Field(() => [String], { defaultValue: [], description: 'What belongs to it.' })
  @Texts(2_000)
  scopeIn!: string[];

  @Field(() => [String], { defaultValue: [], description: 'What does not belong to it.' })
  @Texts(2_000)
  scopeOut!: string[];

  @Field(() => [String], { defaultValue: [], description: 'How it is told that it is done.' })
  @Texts(2_000)
  acceptanceCriteria!: string[];

  @Field(() => [String], { description: 'Codes of the disciplines touched: each has to assess it.' })
  @Texts(60, 50)
  @ArrayUnique()
  disciplines!: string[];
}

@InputType({ description: 'The answer of one discipline to "can it be done?"' })
export class FeasibilityAssessInput extends RequestCommandInput {
  @Field(() => String, { description: 'Code of the discipline; one of yours.' })
  @Text(60)
  discipline!: string;

  @Field(() => VerdictEnum, { description: 'The answer.' })
  verdict!: keyof typeof VerdictEnum;

  @Field(() => String, { description: 'The reasons, in words.' })
  @Text(10_000)
  explanation!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'What has to hold; one at least where it is FEASIBLE_IF.',
  })
  @IsOptional()
  @Texts(2_000)
  conditions?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What could be done instead, or that nothing could; needed where it is NOT_FEASIBLE.',
  })
  @IsOptional()
  @Text(10_000)
  instead?: string;

  @Field(() => String, { nullable: true, description: 'What would tell; needed where it is UNKNOWN_YET.' })
  @IsOptional()
  @Text(10_000)
  wouldTell?: string;
}
