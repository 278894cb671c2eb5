import { Field, ID } from 'type-graphql';
import { Person } from './person.types.js';
import { NoteVisibilityEnum } from './request.enums.js';
import { DateTime } from './scalars.js';
import { Fact, HistoryEvent } from './history.types.js';

@Fact('RequestDeclined', 'The studio said that it does not do it.')
export class RequestDeclinedEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('DecisionDeferred', 'A request was put to rest.')
export class DecisionDeferredEvent extends HistoryEvent {
  @Field(() => DateTime, { description: 'Until when.' })
  until!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => Person, { description: 'Who deferred it.' })
  deferredBy!: { id: string };
}

@Fact('RequestWoken', 'A rest ended.')
export class RequestWokenEvent extends HistoryEvent {
  @Field(() => String, { nullable: true, description: 'Why before its date.' })
  why?: string | undefined;
}

@Fact('RequestWithdrawn', 'The client took the wish back.')
export class RequestWithdrawnEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Field(() => Person, { description: 'Who took it back.' })
  withdrawnBy!: { id: string };
}

@Fact('NoteAdded', 'Somebody wrote a note.')
export class NoteAddedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the note.' })
  noteId!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => NoteVisibilityEnum, { description: 'Who sees it.' })
  visibility!: keyof typeof NoteVisibilityEnum;
}
