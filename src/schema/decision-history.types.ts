import { Field, ID, Int } from 'type-graphql';
import { DecisionReason } from './decision.types.js';
import { DecisionModeEnum, ObservedOutcomeEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { Person } from './person.types.js';
import { DateOnly, Hours, Sha256 } from './scalars.js';

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
