import { Field, ID, Int } from 'type-graphql';
import { Authority, BudgetIncrease } from './authority.types.js';
import { DecisionReason } from './decision.types.js';
import { OwedEnum, SkippedEnum } from './aftermath.enums.js';
import { ChannelEnum, DecisionModeEnum, RoleEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { Person } from './person.types.js';
import { DateOnly, DateTime, Sha256 } from './scalars.js';

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

  @Field(() => RoleEnum, { nullable: true, description: 'The role in which it was recorded.' })
  recordedAs?: keyof typeof RoleEnum | undefined;

  @Field(() => ChannelEnum, {
    nullable: true,
    description:
      "How the decider's word reached whoever recorded it; null where they decided here themselves.",
  })
  heardOver?: keyof typeof ChannelEnum | undefined;

  @Field(() => [SkippedEnum], { nullable: true, description: 'What it was made without, if anything.' })
  skipped?: (keyof typeof SkippedEnum)[] | undefined;

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

  @Field(() => ID, {
    nullable: true,
    description: 'The option advised, where no briefing showed the advice.',
  })
  advised?: string | undefined;

  @Field(() => Money, { nullable: true, description: 'The configured price that made a signature needed.' })
  signatureAbove?: Money | undefined;

  @Field(() => DateTime, { nullable: true, description: 'Until when the client could object.' })
  objectionUntil?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The decision of the request whose place it took.' })
  supersedes?: string | undefined;

  @Field(() => Authority, { nullable: true, description: 'On what authority.' })
  authority?: Authority | undefined;

  @Field(() => Money, { nullable: true, description: 'What it commits the project to.' })
  price?: Money | undefined;

  @Field(() => BudgetIncrease, { nullable: true, description: 'By how much it raised the budget.' })
  budgetIncrease?: BudgetIncrease | undefined;

  @Field(() => DateOnly, { nullable: true, description: 'The date to which it moved the deadline.' })
  newDeadline?: string | undefined;

  @Field(() => [Person], { nullable: true, description: 'The deciders who hear of it at once.' })
  informed?: { id: string }[] | undefined;

  @Field(() => Sha256, { description: 'Digest of the whole decision.' })
  digest!: string;
}

@Fact('DecisionConfirmed', 'Whoever was quoted confirmed the decision.')
export class DecisionConfirmedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => Sha256, { description: 'The digest that was confirmed.' })
  digest!: string;
}

@Fact('DecisionDenied', 'Whoever was quoted said that they never said so.')
export class DecisionDeniedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => Sha256, { description: 'The digest that was disowned.' })
  digest!: string;

  @Field(() => String, { description: 'What they say to it.' })
  why!: string;
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

@Fact(
  'DecisionSilenceRecorded',
  'Whoever decided had not given for the agreed days what it was made without.',
)
export class DecisionSilenceRecordedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => OwedEnum, { description: 'What they had not given.' })
  owed!: keyof typeof OwedEnum;

  @Field(() => [Person], { description: 'Who had said nothing.' })
  silent!: { id: string }[];

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => Int, { description: 'How many days were agreed.' })
  days!: number;
}

@Fact('DecisionSuperseded', 'A later decision took the place of this one.')
export class DecisionSupersededEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the decision.' })
  decisionId!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => ID, { nullable: true, description: 'The later decision, if it is here.' })
  byDecisionId?: string | undefined;

  @Field(() => ID, {
    nullable: true,
    description: 'The request that holds the later decision, if it is here.',
  })
  byRequestId?: string | undefined;

  @Field(() => String, { nullable: true, description: "The imported record's own reference." })
  byReference?: string | undefined;
}
