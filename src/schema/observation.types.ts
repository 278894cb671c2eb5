import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ObservedOutcomeEnum } from './enums.js';
import { Money } from './money.types.js';
import { Consequence } from './option.types.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { Hours } from './scalars.js';

@ObjectType({
  description: 'An observation as it should have been said. What was said first stays.',
  implements: Recorded,
  simpleResolvers: true,
})
export class ObservationCorrection extends Recorded {
  @Field(() => Person, { description: 'Whose words it is.' })
  correctedBy!: { id: string };

  @Field(() => String, { description: 'What was wrong with it.' })
  why!: string;

  @Field(() => ObservedOutcomeEnum, { description: 'Against the prediction.' })
  outcome!: keyof typeof ObservedOutcomeEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'The prediction it is measured against; null when nobody foresaw it.',
  })
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

@ObjectType({ description: 'What came of a decision.', implements: Recorded, simpleResolvers: true })
export class Observation extends Recorded {
  @Field(() => Person, { description: 'Whose words it is.' })
  observedBy!: { id: string };

  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ObservedOutcomeEnum, { description: 'Against the prediction.' })
  outcome!: keyof typeof ObservedOutcomeEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'The prediction it is measured against; null when nobody foresaw it.',
  })
  consequenceId?: string | undefined;

  @Field(() => Consequence, { nullable: true, description: 'That prediction in words.' })
  consequence?: Consequence | undefined;

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

  @Field(() => [ObservationCorrection], {
    description: 'What was put right since, the oldest first; the last one holds.',
  })
  corrections!: ObservationCorrection[];
}

@ObjectType({ description: 'How a dispute ended.', implements: Recorded, simpleResolvers: true })
export class DisputeRuling extends Recorded {
  @Field(() => String, { description: 'The ruling, and what it rests on.' })
  ruling!: string;
}

@ObjectType({
  description: 'Somebody does not agree with who answers for what was observed. It changes no fact.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Dispute extends Recorded {
  @Field(() => Person, { description: 'Whose grounds they are.' })
  disputedBy!: { id: string };

  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: 'The observation.' })
  observationId!: string;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;

  @Field(() => DisputeRuling, { nullable: true, description: 'How it ended, once it has.' })
  resolved?: DisputeRuling | undefined;
}
