import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AbsenceKindEnum, ExamOutcomeEnum, MemberRoleEnum, StageEnum } from './enums.js';
import { Money } from './money.types.js';
import { Node } from './node.types.js';
import { Person } from './person.types.js';
import { DateOnly, DateTime, Hours } from './scalars.js';

@ObjectType({
  description: 'How far a member has come in a discipline today, and why.',
  simpleResolvers: true,
})
export class Certification {
  @Field(() => ID, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => StageEnum, { description: 'The stage.' })
  stage!: keyof typeof StageEnum;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'Since when without a break; null for a trainee.',
  })
  practisingSince?: string | undefined;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The day from which the practice is long enough, if it goes on; null for a trainee.',
  })
  independentFrom?: string | undefined;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The last day on which it holds, as things stand; null where it holds for good, or not.',
  })
  holdsUntil?: string | undefined;
}

@ObjectType({ description: 'An attempt at the internal exam of a discipline.', simpleResolvers: true })
export class Exam {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: 'Code of the discipline.' })
  discipline!: string;

  @Field(() => DateOnly, { description: 'The day of the exam.' })
  on!: string;

  @Field(() => DateOnly, { nullable: true, description: 'The last day on which it holds; null: for good.' })
  validUntil?: string | undefined;

  @Field(() => ExamOutcomeEnum, { description: 'What came of it.' })
  outcome!: keyof typeof ExamOutcomeEnum;

  @Field(() => Boolean, { description: 'Whether it was withdrawn: then it counts as never passed.' })
  withdrawn!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  whyWithdrawn?: string | undefined;

  @Field(() => Person, { description: 'Who recorded it.' })
  by!: { id: string };

  @Field(() => DateTime, { description: 'When it was recorded, as stated.' })
  occurredAt!: string;
}

@ObjectType({ description: 'Days on which a member is not there, both included.', simpleResolvers: true })
export class Absence {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => DateOnly, { description: 'The first day.' })
  from!: string;

  @Field(() => DateOnly, { description: 'The last day.' })
  to!: string;

  @Field(() => AbsenceKindEnum, {
    nullable: true,
    description: 'Why; shown to the leadership, auditors and the member.',
  })
  kind?: keyof typeof AbsenceKindEnum | undefined;

  @Field(() => Boolean, { description: 'Whether it was cancelled.' })
  cancelled!: boolean;
}

@ObjectType({
  description:
    'A person of the studio. A contact sees the name and nothing more; a specialist what colleagues work in.',
  implements: [Node, Person],
})
export class Member extends Person {
  @Field(() => MemberRoleEnum, { description: 'What the member does.', nullable: true })
  role?: keyof typeof MemberRoleEnum | undefined;

  @Field(() => [String], { description: 'Codes of the disciplines that the member works in.' })
  disciplines!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'E-mail address; shown to people of the studio and to auditors.',
  })
  email?: string | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When the member joined.' })
  joinedAt?: string | undefined;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the member left the studio; null while there.',
  })
  leftAt?: string | undefined;

  @Field(() => [Certification], {
    description: 'How far the member has come; for account managers, the leadership, auditors and oneself.',
  })
  certifications!: Certification[];

  @Field(() => [Exam], { description: 'All attempts; for the leadership, auditors and oneself.' })
  exams!: Exam[];

  @Field(() => Hours, {
    nullable: true,
    description: 'Hours a week; for account managers, the leadership, auditors and oneself.',
  })
  hoursPerWeek?: string | undefined;

  @Field(() => [Absence], {
    description: 'When the member is away; for account managers, the leadership, auditors and oneself.',
  })
  absences!: Absence[];

  @Field(() => Money, {
    nullable: true,
    description: 'What an hour costs the studio; for directors, department heads and auditors only.',
  })
  hourlyCost?: Money | undefined;

  @Field(() => Int, { nullable: true, description: 'Send it back as `expectedRevision`.' })
  revision?: number | undefined;
}
