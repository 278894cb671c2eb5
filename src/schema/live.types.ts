import { createUnionType, Field, ObjectType } from 'type-graphql';
import { HistoryEvent } from './history.types.js';
import { LogPosition } from './scalars.js';

@ObjectType({ description: 'A fact was recorded.', simpleResolvers: true })
export class EventReceived {
  @Field(() => HistoryEvent, { description: 'The fact.' })
  event!: HistoryEvent;

  @Field(() => LogPosition, {
    description: 'Its place in the log. Send the last one that you got as `after`, and nothing is missed.',
  })
  position!: string;
}

@ObjectType({
  description: 'All that had been recorded was told; what follows is new.',
  simpleResolvers: true,
})
export class CaughtUp {
  @Field(() => LogPosition, { description: 'How far the log has been read for you.' })
  position!: string;
}

@ObjectType({
  description: 'You took longer than new facts may wait, so this ends here. Nothing was left out before it.',
  simpleResolvers: true,
})
export class Lagged {
  @Field(() => LogPosition, { description: 'Subscribe again with this as `after`.' })
  resumeAfter!: string;
}

/** What a live item is, told apart by the field that only one of them has. */
const typeOf = (update: Partial<EventReceived & CaughtUp & Lagged>) => {
  if (update.event) return EventReceived;
  return update.resumeAfter === undefined ? CaughtUp : Lagged;
};

export const LiveUpdate = createUnionType({
  name: 'LiveUpdate',
  description: 'What a live subscription tells.',
  types: () => [EventReceived, CaughtUp, Lagged] as const,
  resolveType: typeOf,
});

export type LiveUpdate = EventReceived | CaughtUp | Lagged;
