import { Field, InterfaceType } from 'type-graphql';
import { Person } from './person.types.js';
import { DateTime } from './scalars.js';

@InterfaceType({
  description:
    'Something that somebody did. Two clocks: when it happened, as stated, and when it was stored.',
})
export abstract class Recorded {
  @Field(() => Person, { description: 'Who recorded it.' })
  by!: { id: string };

  @Field(() => DateTime, { description: 'When it happened; may be stated by whoever records it.' })
  occurredAt!: string;

  @Field(() => DateTime, {
    description: "When it was stored, by the store's own clock; nobody can state it.",
  })
  recordedAt!: string;
}
