import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ElementChange } from './element.types.js';
import { ConcessionEnum, ConsequenceKindEnum, SeverityEnum, SoundnessEnum, ValenceEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { PriceRange } from './money.types.js';
import { Effort, OptionJudgement, PredictionCheck } from './option.types.js';
import { DateTime, DecimalText } from './scalars.js';
import { TemplateSource } from './template.types.js';

/** What was offered, or offered anew. */
@ObjectType()
abstract class OfferedTerms extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the option.' })
  optionId!: string;

  @Field(() => String, { description: 'What it was called.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it meant, for a busy layman.' })
  summary?: string | undefined;

  @Field(() => PriceRange, { nullable: true, description: 'What it would cost.' })
  price?: PriceRange | undefined;

  @Field(() => [Effort], { nullable: true, description: 'Working hours by discipline.' })
  effort?: Effort[] | undefined;

  @Field(() => Int, { nullable: true, description: 'Calendar days from the decision to the delivery.' })
  leadTimeDays?: number | undefined;

  @Field(() => [ConcessionEnum], { nullable: true, description: 'What would give.' })
  gives?: (keyof typeof ConcessionEnum)[] | undefined;

  @Field(() => SoundnessEnum, { nullable: true, description: 'How well it would be built.' })
  soundness?: keyof typeof SoundnessEnum | undefined;

  @Field(() => String, { nullable: true, description: 'What could be done if it failed.' })
  fallback?: string | undefined;

  @Field(() => [String], { nullable: true, description: 'What had to hold.' })
  assumptions?: string[] | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When the offer lapses.' })
  validUntil?: string | undefined;

  @Field(() => TemplateSource, {
    nullable: true,
    description: 'Whose terms these were, where they had been agreed beforehand.',
  })
  fromTemplate?: TemplateSource | undefined;

  @Field(() => [ElementChange], { nullable: true, description: 'What would become of which element.' })
  changes?: ElementChange[] | undefined;
}

@Fact('OptionOffered', 'Something was offered to choose from.')
export class OptionOfferedEvent extends OfferedTerms {
  @Field(() => Boolean, { nullable: true, description: 'True for leaving it as it is.' })
  leaveAsIs?: boolean | undefined;
}

@Fact('OptionRevised', "An option's terms were changed: these took the place of the old ones.")
export class OptionRevisedEvent extends OfferedTerms {}

@Fact('OptionWithdrawn', 'An option was taken back.')
export class OptionWithdrawnEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the option.' })
  optionId!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('ConsequencePredicted', 'It was said what an option would entail.')
export class ConsequencePredictedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the consequence.' })
  consequenceId!: string;

  @Field(() => ID, { description: 'The option.' })
  optionId!: string;

  @Field(() => String, { description: 'What would happen.' })
  statement!: string;

  @Field(() => ValenceEnum, { description: 'Whether that was welcome.' })
  valence!: keyof typeof ValenceEnum;

  @Field(() => ConsequenceKindEnum, { nullable: true, description: 'What it touched.' })
  kind?: keyof typeof ConsequenceKindEnum | undefined;

  @Field(() => SeverityEnum, { nullable: true, description: 'How much it mattered.' })
  severity?: keyof typeof SeverityEnum | undefined;

  @Field(() => DecimalText, { nullable: true, description: 'How likely it was, from 0 to 1.' })
  probability?: string | undefined;

  @Field(() => PredictionCheck, { nullable: true, description: 'How and when it could be checked.' })
  check?: PredictionCheck | undefined;
}

@Fact('OptionRecommended', 'The studio said what it advises.')
export class OptionRecommendedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The recommended option.' })
  optionId!: string;

  @Field(() => String, { description: 'Why this one.' })
  why!: string;

  @Field(() => [OptionJudgement], { description: 'What the studio thought of the others.' })
  others!: OptionJudgement[];
}
