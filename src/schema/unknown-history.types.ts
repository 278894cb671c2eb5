import { Field, ID } from 'type-graphql';
import { Fact, HistoryEvent } from './history.types.js';

@Fact('UnknownDeclared', "Something was declared that can't be found out yet.")
export class UnknownDeclaredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the unknown.' })
  unknownId!: string;

  @Field(() => String, { description: "What wasn't known." })
  statement!: string;

  @Field(() => String, { description: "Why it couldn't be known." })
  why!: string;

  @Field(() => String, { nullable: true, description: 'What would tell.' })
  wouldTell?: string | undefined;
}

@Fact('UnknownResolved', 'Something unknown was found out.')
export class UnknownResolvedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'Id of the unknown.' })
  unknownId!: string;

  @Field(() => String, { description: 'What was found out.' })
  finding!: string;
}
