import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Fact, HistoryEvent } from './history.types.js';

@ObjectType({ description: 'A line of service that the studio sells.', simpleResolvers: true })
export class Discipline {
  @Field(() => ID, { description: 'The code that stands for it everywhere. It never gets another meaning.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Boolean, { description: 'A main line of service, or one sold beside it.' })
  main!: boolean;

  @Field(() => Boolean, {
    description: 'Not sold any more: it can not be newly chosen, and stays where it was chosen.',
  })
  retired!: boolean;
}

@ObjectType({ description: 'All that the studio sells or sold, with how that came about.' })
export class DisciplineCatalogue {
  @Field(() => [Discipline], { description: 'In the order in which they came to be sold.' })
  disciplines!: Discipline[];

  @Field(() => Int, {
    description: 'Send it back as `expectedRevision`. -1 while it is as every studio starts with.',
  })
  revision!: number;
}

@Fact('DisciplineAdded', 'The studio began to sell something.')
export class DisciplineAddedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The code that stands for it.' })
  code!: string;

  @Field(() => String, { description: 'What it was called.' })
  name!: string;

  @Field(() => Boolean, { description: 'As a main line of service, or beside one.' })
  main!: boolean;
}

@Fact('DisciplineRenamed', 'A discipline got another name; its meaning stayed.')
export class DisciplineRenamedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The code that stands for it.' })
  code!: string;

  @Field(() => String, { description: 'What it is called from then on.' })
  name!: string;
}

@Fact('DisciplineRetired', 'The studio stopped selling something.')
export class DisciplineRetiredEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The code that stands for it.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  why?: string | undefined;
}

@Fact('DisciplineRevived', 'The studio sells something again.')
export class DisciplineRevivedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The code that stands for it.' })
  code!: string;
}
