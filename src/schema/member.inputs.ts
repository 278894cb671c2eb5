import { ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from './command.inputs.js';
import { AbsenceKindEnum, MemberRoleEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { DateOnly, Hours } from './scalars.js';
import { ChosenId, GivenId, Text, Texts } from './text.js';

@InputType()
abstract class OnMemberInput extends CommandInput {
  @Field(() => ID, { description: 'The member.' })
  @GivenId()
  memberId!: string;
}

@InputType({ description: 'What a member does from now on.' })
export class MemberAssignRoleInput extends OnMemberInput {
  @Field(() => MemberRoleEnum, { description: 'The role.' })
  role!: keyof typeof MemberRoleEnum;
}

@InputType({ description: 'What a member works in from now on.' })
export class MemberAssignDisciplinesInput extends OnMemberInput {
  @Field(() => [String], { description: 'Codes of all of them; they take the place of those before.' })
  @Texts(60, 50)
  @ArrayUnique()
  disciplines!: string[];
}

@InputType({ description: 'How much a member works.' })
export class MemberAgreeCapacityInput extends OnMemberInput {
  @Field(() => Hours, { description: 'Hours a week.' })
  hoursPerWeek!: string;
}

@InputType({ description: 'Days on which a member will not be there.' })
export class MemberPlanAbsenceInput extends OnMemberInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give it (abs_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('absence')
  absenceId?: string;

  @Field(() => DateOnly, { description: 'The first day.' })
  from!: string;

  @Field(() => DateOnly, { description: 'The last day.' })
  to!: string;

  @Field(() => AbsenceKindEnum, { description: 'Why.' })
  kind!: keyof typeof AbsenceKindEnum;
}

@InputType({ description: 'An absence that will not be one.' })
export class MemberCancelAbsenceInput extends OnMemberInput {
  @Field(() => ID, { description: 'The absence.' })
  @GivenId()
  absenceId!: string;
}

@InputType({ description: 'What an hour of a member costs the studio.' })
export class MemberAgreeCostInput extends OnMemberInput {
  @Field(() => MoneyInput, { description: 'The cost of an hour.' })
  @ValidateNested()
  cost!: MoneyInput;
}

@InputType()
abstract class ExamInput extends OnMemberInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id to give it (exm_ and a UUID); made here when absent.',
  })
  @IsOptional()
  @ChosenId('exam')
  examId?: string;

  @Field(() => ID, { description: 'Code of the discipline.' })
  @GivenId()
  discipline!: string;
}

@InputType({ description: 'An internal exam that was passed.' })
export class MemberPassExamInput extends ExamInput {
  @Field(() => DateOnly, { description: 'The day of the exam.' })
  passedOn!: string;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The last day on which it holds; for good when absent.',
  })
  @IsOptional()
  validUntil?: string;
}

@InputType({ description: 'An internal exam that was not passed.' })
export class MemberFailExamInput extends ExamInput {
  @Field(() => DateOnly, { description: 'The day of the exam.' })
  takenOn!: string;
}

@InputType({ description: 'An exam that shall count as never passed.' })
export class MemberWithdrawExamInput extends OnMemberInput {
  @Field(() => ID, { description: 'The exam.' })
  @GivenId()
  examId!: string;

  @Field(() => String, { description: 'Why.' })
  @Text(2_000)
  why!: string;
}

@InputType({ description: 'A member who leaves the studio.' })
export class MemberLeaveInput extends OnMemberInput {
  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @Text(2_000)
  why?: string;
}
