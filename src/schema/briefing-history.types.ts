import { Field, ID, Int } from 'type-graphql';
import { Fact, HistoryEvent } from './history.types.js';
import { Person } from './person.types.js';
import { DateTime, Sha256 } from './scalars.js';

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

@Fact('AcknowledgementRefused', 'A decider would not confirm having taken note.')
export class AcknowledgementRefusedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the briefing.' })
  number!: number;

  @Field(() => Sha256, { description: 'The digest that was not acknowledged.' })
  digest!: string;

  @Field(() => Person, { description: 'Who refused.' })
  refusedBy!: { id: string };

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@Fact('SilenceRecorded', 'Deciders had said no word for the agreed days.')
export class SilenceRecordedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the briefing.' })
  number!: number;

  @Field(() => [Person], { description: 'Who had said nothing.' })
  silent!: { id: string }[];

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => Int, { description: 'How many days were agreed.' })
  days!: number;
}
