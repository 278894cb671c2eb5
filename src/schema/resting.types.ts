import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OwedEnum } from './aftermath.enums.js';
import { RequestKindEnum } from './enums.js';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { NoteVisibilityEnum } from './request.enums.js';
import { DateTime } from './scalars.js';

@ObjectType({
  description: 'What the client said later about the wording of a wish, which itself is never edited.',
  implements: Recorded,
  simpleResolvers: true,
})
export class WishCorrection extends Recorded {
  @Field(() => String, { description: 'The correction.' })
  text!: string;

  @Field(() => Person, { description: 'Whose correction it is.' })
  correctedBy!: { id: string };
}

@ObjectType({
  description: 'A request became urgent: from then on, and for ever.',
  implements: Recorded,
  simpleResolvers: true,
})
export class UrgentMark extends Recorded {
  @Field(() => String, { description: 'Why it could not wait any more.' })
  why!: string;

  @Field(() => Person, { description: 'Who said so.' })
  markedBy!: { id: string };

  @Field(() => RequestKindEnum, { description: 'What kind it was before.' })
  kindBefore!: keyof typeof RequestKindEnum;
}

@ObjectType({ description: 'The end of a rest.', implements: Recorded, simpleResolvers: true })
export class Waking extends Recorded {
  @Field(() => String, {
    nullable: true,
    description: 'Why before its date; null where it came at its date.',
  })
  why?: string | undefined;
}

@ObjectType({ description: 'A request was put to rest.', implements: Recorded, simpleResolvers: true })
export class Deferral extends Recorded {
  @Field(() => DateTime, { description: 'Until when.' })
  until!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => Person, { description: 'Who deferred it.' })
  deferredBy!: { id: string };

  @Field(() => Waking, { nullable: true, description: 'When it ended, once it did.' })
  woken?: Waking | undefined;
}

@ObjectType({
  description: 'The client does not want it any more.',
  implements: Recorded,
  simpleResolvers: true,
})
export class RequestWithdrawal extends Recorded {
  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => Person, { description: 'Who took the wish back.' })
  withdrawnBy!: { id: string };
}

@ObjectType({
  description: 'Deciders said no word to a briefing for the agreed days. It decides nothing.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Silence extends Recorded {
  @Field(() => [Person], { description: 'Who said nothing: the waiting is theirs.' })
  silent!: { id: string }[];

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => Int, { description: 'How many days were agreed.' })
  days!: number;
}

@ObjectType({
  description: 'Whoever decided had not given for the agreed days what the decision was made without.',
  implements: Recorded,
  simpleResolvers: true,
})
export class DecisionSilence extends Recorded {
  @Field(() => OwedEnum, { description: 'What they had not given.' })
  owed!: keyof typeof OwedEnum;

  @Field(() => [Person], { description: 'Who said nothing: the waiting is theirs.' })
  silent!: { id: string }[];

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => Int, { description: 'How many days were agreed.' })
  days!: number;
}

@ObjectType({ description: 'A note on a request.', implements: Recorded, simpleResolvers: true })
export class Note extends Recorded {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => NoteVisibilityEnum, { description: 'Who sees it.' })
  visibility!: keyof typeof NoteVisibilityEnum;
}
