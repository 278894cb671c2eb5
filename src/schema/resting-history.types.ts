import { Field } from 'type-graphql';
import { Fact, HistoryEvent } from './history.types.js';

@Fact('RequestDeclined', 'The studio said that it does not do it.')
export class RequestDeclinedEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}
