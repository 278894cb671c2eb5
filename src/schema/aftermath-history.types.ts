import { Field, ID, Int } from 'type-graphql';
import { GoalOutcomeEnum } from './aftermath.enums.js';
import { Deviation, JudgedCriterion } from './delivery.types.js';
import { ObservedOutcomeEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { Person } from './person.types.js';
import { DateOnly, Hours } from './scalars.js';

@Fact('ImplementationStarted', 'Somebody started on what was chosen.')
export class ImplementationStartedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The decision that is carried out.' })
  decisionId!: string;
}

@Fact('ImplementationDelivered', 'What was made of the choice was delivered.')
export class ImplementationDeliveredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the delivery.' })
  deliveryId!: string;

  @Field(() => ID, { description: 'The decision that it carries out.' })
  decisionId!: string;

  @Field(() => Int, { description: 'Counts the deliveries of the request.' })
  number!: number;

  @Field(() => String, { description: 'What was delivered.' })
  delivered!: string;

  @Field(() => [JudgedCriterion], { description: 'Each acceptance criterion, and whether it was met.' })
  criteria!: JudgedCriterion[];

  @Field(() => [Deviation], { description: 'What was otherwise than chosen.' })
  deviations!: Deviation[];
}

@Fact('DeliveryAccepted', 'The client took what was delivered.')
export class DeliveryAcceptedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the delivery.' })
  deliveryId!: string;

  @Field(() => Person, { description: 'Whose word it was.' })
  acceptedBy!: { id: string };

  @Field(() => String, { nullable: true, description: 'What they said to it.' })
  words?: string | undefined;
}

@Fact('DeliveryRejected', 'The client did not take what was delivered.')
export class DeliveryRejectedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the delivery.' })
  deliveryId!: string;

  @Field(() => Person, { description: 'Whose word it was.' })
  rejectedBy!: { id: string };

  @Field(() => String, { description: 'What was missing.' })
  missing!: string;
}

@Fact('PaymentAgreed', 'It was agreed what the choice obliges the client to pay.')
export class PaymentAgreedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => Money, { description: 'The amount.' })
  amount!: Money;

  @Field(() => String, {
    nullable: true,
    description: "Why it was not the option's price, or not what was agreed.",
  })
  why?: string | undefined;
}

@Fact('PaymentRecorded', 'Money came.')
export class PaymentRecordedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the payment.' })
  paymentId!: string;

  @Field(() => Money, { description: 'The amount.' })
  amount!: Money;

  @Field(() => DateOnly, { description: 'The day on which it came.' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'What it was booked under.' })
  reference?: string | undefined;
}

@Fact('PaymentCorrected', 'What was agreed, or what came, was put right; what was said first stays.')
export class PaymentCorrectedEvent extends HistoryEvent {
  @Field(() => ID, { nullable: true, description: 'Id of the payment, where it is what came.' })
  paymentId?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The decision, where it is what was agreed.' })
  decisionId?: string | undefined;

  @Field(() => Money, { description: 'The amount; 0 where it never came, or nothing was agreed.' })
  amount!: Money;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The day on which it came, where that was wrong too.',
  })
  paidOn?: string | undefined;

  @Field(() => String, { description: 'What was wrong with it.' })
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

@Fact('ObservationCorrected', 'What was observed was put right; what was said first stays.')
export class ObservationCorrectedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the observation.' })
  observationId!: string;

  @Field(() => String, { description: 'What was wrong with it.' })
  why!: string;

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

@Fact('AttributionDisputed', 'Somebody did not agree with who answers for what was observed.')
export class AttributionDisputedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the dispute.' })
  disputeId!: string;

  @Field(() => ID, { description: 'Id of the observation.' })
  observationId!: string;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;
}

@Fact('DisputeResolved', 'A dispute ended with a ruling. It changed no fact.')
export class DisputeResolvedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the dispute.' })
  disputeId!: string;

  @Field(() => String, { description: 'The ruling.' })
  ruling!: string;
}

@Fact('RequestClosed', 'The request was closed, with what became of the goal.')
export class RequestClosedEvent extends HistoryEvent {
  @Field(() => GoalOutcomeEnum, { description: 'What became of the goal.' })
  outcome!: keyof typeof GoalOutcomeEnum;

  @Field(() => String, { nullable: true, description: "The value of the goal's measure." })
  measured?: string | undefined;

  @Field(() => String, { description: 'In words.' })
  words!: string;
}
