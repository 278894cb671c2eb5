import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import {
  ConcessionEnum,
  ConsequenceKindEnum,
  JudgementEnum,
  SeverityEnum,
  SoundnessEnum,
  ValenceEnum,
} from './enums.js';
import { ElementChange } from './element.types.js';
import { PriceRange } from './money.types.js';
import { Node } from './node.types.js';
import { Recorded } from './recorded.types.js';
import { TemplateSource } from './template.types.js';
import { DateOnly, DateTime, DecimalText, Hours } from './scalars.js';

@ObjectType({ description: 'How a prediction can be checked later.', simpleResolvers: true })
export class PredictionCheck {
  @Field(() => String, { description: 'What to measure.' })
  measure!: string;

  @Field(() => String, { description: 'The value that tells.' })
  threshold!: string;

  @Field(() => DateOnly, { description: 'When to look.' })
  on!: string;
}

@InterfaceType({ description: 'What an option would entail.' })
export abstract class Prediction {
  @Field(() => String, { description: 'What would happen, in plain words.' })
  statement!: string;

  @Field(() => ValenceEnum, { description: 'Whether that is welcome.' })
  valence!: keyof typeof ValenceEnum;

  @Field(() => ConsequenceKindEnum, {
    nullable: true,
    description: 'What it touches; unknown for imported ones.',
  })
  kind?: keyof typeof ConsequenceKindEnum | undefined;

  @Field(() => SeverityEnum, {
    nullable: true,
    description: 'How much it matters; unknown for imported ones.',
  })
  severity?: keyof typeof SeverityEnum | undefined;

  @Field(() => DecimalText, { nullable: true, description: 'How likely it is, from 0 to 1.' })
  probability?: string | undefined;

  @Field(() => PredictionCheck, {
    nullable: true,
    description: 'How and when it can be checked, where it can.',
  })
  check?: PredictionCheck | undefined;
}

@ObjectType({
  description: 'A predicted consequence of an option.',
  implements: [Prediction, Recorded],
  simpleResolvers: true,
})
export class Consequence extends Prediction {
  @Field(() => ID, { description: 'Id of the consequence.' })
  id!: string;

  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;
}

@ObjectType({
  description: 'A consequence as a briefing showed it.',
  implements: Prediction,
  simpleResolvers: true,
})
export class BriefedConsequence extends Prediction {
  @Field(() => ID, { description: 'Id of the consequence, whose texts may be others by now.' })
  consequenceId!: string;
}

@ObjectType({ description: 'Working hours of one discipline.', simpleResolvers: true })
export class Effort {
  @Field(() => String, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => Hours, { description: 'Working hours.' })
  hours!: string;
}

@InterfaceType({
  description: 'What is shown to the client of one option. Imported ones have only what their record says.',
})
export abstract class OptionTerms {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it means, for a busy layman.' })
  summary?: string | undefined;

  @Field(() => Boolean, {
    description: 'Whether this is the option that is always there: leaving it as it is.',
  })
  leaveAsIs!: boolean;

  @Field(() => PriceRange, { nullable: true, description: 'What it costs the client.' })
  price?: PriceRange | undefined;

  @Field(() => [Effort], { description: 'Working hours by discipline.' })
  effort!: Effort[];

  @Field(() => Int, { nullable: true, description: 'Calendar days from the decision to the delivery.' })
  leadTimeDays?: number | undefined;

  @Field(() => [ConcessionEnum], { description: 'What gives.' })
  gives!: (keyof typeof ConcessionEnum)[];

  @Field(() => SoundnessEnum, { nullable: true, description: 'How well it is built.' })
  soundness?: keyof typeof SoundnessEnum | undefined;

  @Field(() => String, { nullable: true, description: 'What can be done if it fails.' })
  fallback?: string | undefined;

  @Field(() => [String], { description: 'What must hold for it to be true.' })
  assumptions!: string[];

  @Field(() => [ElementChange], { description: 'What would become of which element.' })
  changes!: ElementChange[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'The offer lapses at this instant; null where it cannot lapse.',
  })
  validUntil?: string | undefined;

  @Field(() => TemplateSource, {
    nullable: true,
    description: 'Whose terms these are, where they were agreed beforehand and nobody has changed them.',
  })
  fromTemplate?: TemplateSource | undefined;
}

@ObjectType({
  description: "A change of an option's terms.",
  implements: Recorded,
  simpleResolvers: true,
})
export class OptionRevision extends Recorded {}

@ObjectType({ description: 'An option was taken back.', implements: Recorded, simpleResolvers: true })
export class OptionWithdrawal extends Recorded {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@ObjectType({
  description: 'Something that can be chosen.',
  implements: [Node, OptionTerms, Recorded],
  simpleResolvers: true,
})
export class Option extends OptionTerms {
  id!: string;
  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;

  @Field(() => [Consequence], { description: 'What it would entail.' })
  consequences!: Consequence[];

  @Field(() => [OptionRevision], {
    description: 'When its terms were changed, the oldest first. What they had been, the history says.',
  })
  revisions!: OptionRevision[];

  @Field(() => OptionWithdrawal, {
    nullable: true,
    description: 'Why it is not offered any more, if it is not.',
  })
  withdrawn?: OptionWithdrawal | undefined;
}

@ObjectType({
  description: 'An option as a briefing showed it.',
  implements: OptionTerms,
  simpleResolvers: true,
})
export class BriefedOption extends OptionTerms {
  @Field(() => ID, { description: 'Id of the option, which may have other terms by now.' })
  optionId!: string;

  @Field(() => [BriefedConsequence], { description: 'The consequences as they were shown.' })
  consequences!: BriefedConsequence[];
}

@ObjectType({
  description: 'What the studio thinks of an option it does not recommend.',
  simpleResolvers: true,
})
export class OptionJudgement {
  @Field(() => ID, { description: 'The option.' })
  optionId!: string;

  @Field(() => JudgementEnum, { description: 'No good, or merely another way.' })
  judgement!: keyof typeof JudgementEnum;

  @Field(() => String, { nullable: true, description: 'Why.' })
  why?: string | undefined;
}

@InterfaceType({ description: 'What the studio advises.' })
export abstract class Advice {
  @Field(() => ID, { description: 'The recommended option.' })
  optionId!: string;

  @Field(() => String, { description: 'Why this one.' })
  why!: string;

  @Field(() => [OptionJudgement], { description: 'What the studio thinks of the others.' })
  others!: OptionJudgement[];
}

@ObjectType({
  description: 'The standing recommendation of a request. A later one takes its place.',
  implements: [Advice, Recorded],
  simpleResolvers: true,
})
export class Recommendation extends Advice {
  @Field(() => Option, { nullable: true, description: 'The recommended option as it stands now.' })
  option?: Option | undefined;

  by!: { id: string };
  occurredAt!: string;
  recordedAt!: string;
}

@ObjectType({
  description: 'The recommendation as a briefing showed it.',
  implements: Advice,
  simpleResolvers: true,
})
export class BriefedRecommendation extends Advice {
  @Field(() => BriefedOption, { nullable: true, description: 'The recommended option as it was shown.' })
  option?: BriefedOption | undefined;
}
