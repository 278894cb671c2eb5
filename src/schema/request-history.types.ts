import { Field, ID, Int } from 'type-graphql';
import { DecisionReason } from './decision.types.js';
import {
  ChannelEnum,
  ConcessionEnum,
  ConsequenceKindEnum,
  DecisionModeEnum,
  ObservedOutcomeEnum,
  SeverityEnum,
  SoundnessEnum,
  ValenceEnum,
  VerdictEnum,
} from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money, PriceRange } from './money.types.js';
import { Effort, OptionJudgement, PredictionCheck } from './option.types.js';
import { Person } from './person.types.js';
import { DateOnly, DateTime, DecimalText, Hours, Sha256 } from './scalars.js';
import { FormulationContent, ImportSource } from './wish.types.js';

@Fact('RequestReceived', 'A wish reached the studio.')
export class RequestReceivedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;

  @Field(() => String, { description: 'What people call it.' })
  title!: string;

  @Field(() => String, { description: 'The wish word for word.' })
  wording!: string;

  @Field(() => Person, { nullable: true, description: 'Whose wish it is.' })
  from?: { id: string } | undefined;

  @Field(() => ChannelEnum, { description: 'How it reached the studio.' })
  channel!: keyof typeof ChannelEnum;

  @Field(() => ImportSource, { nullable: true, description: 'Where it was taken over from, if it was.' })
  source?: ImportSource | undefined;
}

@Fact('ClarificationAsked', 'A question was asked.')
export class ClarificationAskedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the question.' })
  questionId!: string;

  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => Person, { description: 'Who owed the answer.' })
  owedBy!: { id: string };
}

@Fact('ClarificationAnswered', 'A question got its official answer.')
export class ClarificationAnsweredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the question.' })
  questionId!: string;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Field(() => Person, { description: 'Whose answer it was.' })
  answeredBy!: { id: string };
}

@Fact('RequestFormulated', "The wish was written down in the specialists' language.", FormulationContent)
export class RequestFormulatedEvent extends HistoryEvent {}

@Fact('FeasibilityAssessed', 'A discipline said whether it can be done.')
export class FeasibilityAssessedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'The version of the formulation that was assessed.' })
  formulationVersion!: number;

  @Field(() => String, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => VerdictEnum, { description: 'The answer.' })
  verdict!: keyof typeof VerdictEnum;

  @Field(() => String, { description: 'Conditions, reasons, what instead, or what would tell.' })
  explanation!: string;
}

@Fact('OptionOffered', 'Something was offered to choose from.')
export class OptionOfferedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the option.' })
  optionId!: string;

  @Field(() => Boolean, { nullable: true, description: 'True for leaving it as it is.' })
  leaveAsIs?: boolean | undefined;

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

@Fact('BriefingIssued', 'What could be chosen was frozen and sent to deciders.')
export class BriefingIssuedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the briefing.' })
  briefingId!: string;

  @Field(() => Int, { description: 'Its number within the request.' })
  number!: number;

  @Field(() => Sha256, { description: 'Digest of its content.' })
  digest!: string;

  @Field(() => [Person], { description: 'The deciders it was sent to.' })
  deciders!: { id: string }[];
}

@Fact('BriefingOpened', 'A decider had the briefing before their eyes.')
export class BriefingOpenedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the briefing.' })
  number!: number;

  @Field(() => Sha256, { description: 'Digest of its content.' })
  digest!: string;
}

@Fact('BriefingAcknowledged', 'A decider confirmed having taken note of exactly this content.')
export class BriefingAcknowledgedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the briefing.' })
  number!: number;

  @Field(() => Sha256, { description: 'The digest that the acknowledgement binds.' })
  digest!: string;
}

@Fact('DecisionMade', 'Somebody chose.')
export class DecisionMadeEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => [ID], { description: 'Ids of the options chosen: one, but for imported records.' })
  chosen!: string[];

  @Field(() => String, { nullable: true, description: "An imported record's own words for the choice." })
  chosenAsWritten?: string | undefined;

  @Field(() => String, { nullable: true, description: "An imported record's own justification." })
  justification?: string | undefined;

  @Field(() => [Person], { description: 'Who decided.' })
  decidedBy!: { id: string }[];

  @Field(() => DateOnly, { nullable: true, description: 'The date that an imported record gives.' })
  decidedOn?: string | undefined;

  @Field(() => DecisionModeEnum, { description: 'How it was made.' })
  mode!: keyof typeof DecisionModeEnum;

  @Field(() => Int, { nullable: true, description: 'Number of the briefing it was decided on.' })
  briefingNumber?: number | undefined;

  @Field(() => DecisionReason, {
    nullable: true,
    description: 'Why, where one chose against advice or took a workaround.',
  })
  reason?: DecisionReason | undefined;

  @Field(() => [ID], { description: 'Bad consequences accepted one by one.' })
  acceptedConsequences!: string[];

  @Field(() => DateOnly, { nullable: true, description: 'When to look at it again.' })
  reviewOn?: string | undefined;

  @Field(() => Sha256, { description: 'Digest of the whole decision.' })
  digest!: string;
}

@Fact('DecisionSigned', 'The decision was signed.')
export class DecisionSignedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => Sha256, { description: 'The digest that was signed.' })
  digest!: string;

  @Field(() => String, { description: 'The name as the signer printed it.' })
  printedName!: string;

  @Field(() => String, { description: 'What the signer meant by it.' })
  meaning!: string;
}

@Fact('DecisionSuperseded', 'A later decision took the place of this one.')
export class DecisionSupersededEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The request that holds the later decision, if it is here.',
  })
  byRequestId?: string | undefined;

  @Field(() => String, { nullable: true, description: "The imported record's own reference." })
  byReference?: string | undefined;
}

@Fact('RequestDeclined', 'The studio said that it does not do it.')
export class RequestDeclinedEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('ConsequenceObserved', 'It was recorded what came of the decision.')
export class ConsequenceObservedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the observation.' })
  observationId!: string;

  @Field(() => ObservedOutcomeEnum, { description: 'Against the prediction.' })
  outcome!: keyof typeof ObservedOutcomeEnum;

  @Field(() => ID, { nullable: true, description: 'The prediction it is measured against.' })
  consequenceId?: string | undefined;

  @Field(() => String, { description: 'What was seen.' })
  statement!: string;

  @Field(() => String, { nullable: true, description: 'What shows it.' })
  evidence?: string | undefined;

  @Field(() => Money, { nullable: true, description: 'What it cost or brought.' })
  money?: Money | undefined;

  @Field(() => Hours, { nullable: true, description: 'Working hours it took.' })
  hours?: string | undefined;

  @Field(() => Int, { nullable: true, description: 'Days it took.' })
  days?: number | undefined;
}
