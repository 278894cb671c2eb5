import { Field, ID } from 'type-graphql';
import { PhaseEnum, ProjectDutyEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { Person } from './person.types.js';
import { DateOnly } from './scalars.js';

@Fact('MemberUnassigned', 'A member is on duty in the project no more.')
export class MemberUnassignedEvent extends HistoryEvent {
  @Field(() => Person, { description: 'The member.' })
  member!: { id: string };

  @Field(() => ProjectDutyEnum, { description: 'The duty.' })
  duty!: keyof typeof ProjectDutyEnum;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('GoalSet', 'A goal of the project was set, or set anew.')
export class GoalSetEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The goal.' })
  goalId!: string;

  @Field(() => String, { description: 'What shall be brought about.' })
  statement!: string;

  @Field(() => String, { description: 'How that is seen.' })
  measure!: string;

  @Field(() => String, { description: 'How much of it.' })
  target!: string;

  @Field(() => String, { nullable: true, description: 'Why it was changed, if it was there before.' })
  why?: string | undefined;
}

@Fact('GoalDropped', 'A goal counts no more.')
export class GoalDroppedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The goal.' })
  goalId!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('PhaseEntered', 'The project came to another phase.')
export class PhaseEnteredEvent extends HistoryEvent {
  @Field(() => PhaseEnum, { description: 'Where it stands from then on.' })
  entered!: keyof typeof PhaseEnum;

  @Field(() => PhaseEnum, { description: 'Where it stood.' })
  left!: keyof typeof PhaseEnum;

  @Field(() => String, { nullable: true, description: 'Why; for a step back always.' })
  why?: string | undefined;
}

@Fact('ProjectPaused', 'The project rests.')
export class ProjectPausedEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('ProjectResumed', 'The project goes on.')
export class ProjectResumedEvent extends HistoryEvent {
  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('BudgetSetByDirector', 'A director set another budget.')
export class BudgetSetByDirectorEvent extends HistoryEvent {
  @Field(() => Money, { description: 'The budget from then on.' })
  budget!: Money;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('DeadlineSetByDirector', 'A director set another deadline.')
export class DeadlineSetByDirectorEvent extends HistoryEvent {
  @Field(() => DateOnly, { description: 'When it has to be done.' })
  deadline!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}
