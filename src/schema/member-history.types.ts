import { Field, ID } from 'type-graphql';
import { AbsenceKindEnum, MemberRoleEnum } from './enums.js';
import { Fact, HistoryEvent } from './history.types.js';
import { Money } from './money.types.js';
import { DateOnly, Hours } from './scalars.js';

@Fact('MemberJoined', 'A person joined the studio.')
export class MemberJoinedEvent extends HistoryEvent {
  @Field(() => MemberRoleEnum, { description: 'What the member does.' })
  role!: keyof typeof MemberRoleEnum;

  @Field(() => [String], { description: 'Codes of the disciplines.' })
  disciplines!: string[];
}

@Fact('RoleAssigned', 'A member does something else in the studio.')
export class RoleAssignedEvent extends HistoryEvent {
  @Field(() => MemberRoleEnum, { description: 'What the member does from then on.' })
  role!: keyof typeof MemberRoleEnum;
}

@Fact('DisciplinesAssigned', 'A member works in other disciplines.')
export class DisciplinesAssignedEvent extends HistoryEvent {
  @Field(() => [String], { description: 'Codes of all of them from then on.' })
  disciplines!: string[];
}

@Fact('CapacityAgreed', 'It was agreed how much a member works.')
export class CapacityAgreedEvent extends HistoryEvent {
  @Field(() => Hours, { description: 'Hours a week.' })
  hoursPerWeek!: string;
}

@Fact('AbsencePlanned', 'A member will be away.')
export class AbsencePlannedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The absence.' })
  absenceId!: string;

  @Field(() => DateOnly, { description: 'The first day.' })
  from!: string;

  @Field(() => DateOnly, { description: 'The last day.' })
  to!: string;

  @Field(() => AbsenceKindEnum, { description: 'Why.' })
  kind!: keyof typeof AbsenceKindEnum;
}

@Fact('AbsenceCancelled', 'A member will be there after all.')
export class AbsenceCancelledEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The absence.' })
  absenceId!: string;
}

@Fact('HourlyCostAgreed', 'It was agreed what an hour of a member costs the studio.')
export class HourlyCostAgreedEvent extends HistoryEvent {
  @Field(() => Money, {
    nullable: true,
    description: 'The cost; null for whom it is not to be seen by.',
  })
  cost?: Money | undefined;
}

@Fact('ExamPassed', 'A member passed the internal exam of a discipline.')
export class ExamPassedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The exam.' })
  examId!: string;

  @Field(() => ID, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => DateOnly, { description: 'When.' })
  passedOn!: string;

  @Field(() => DateOnly, { nullable: true, description: 'The last day on which it holds; null: for good.' })
  validUntil?: string | undefined;
}

@Fact('ExamFailed', 'A member tried the internal exam of a discipline and failed.')
export class ExamFailedEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The exam.' })
  examId!: string;

  @Field(() => ID, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => DateOnly, { description: 'When.' })
  takenOn!: string;
}

@Fact('ExamWithdrawn', 'An exam counts as never passed.')
export class ExamWithdrawnEvent extends HistoryEvent {
  @Field(() => ID, { description: 'The exam.' })
  examId!: string;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('MemberLeft', 'A member left the studio.')
export class MemberLeftEvent extends HistoryEvent {
  @Field(() => String, { nullable: true, description: 'Why.' })
  why?: string | undefined;
}
