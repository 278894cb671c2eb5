import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from './command.inputs.js';
import { PhaseEnum, ProjectDutyEnum } from './enums.js';
import { MoneyInput } from './money.types.js';
import { DateOnly } from './scalars.js';
import { ChosenId, GivenId, Text } from './text.js';

@InputType()
abstract class OnProjectInput extends CommandInput {
  @Field(() => ID, { description: 'The project.' })
  @GivenId()
  projectId!: string;
}

@InputType()
abstract class ReasonedProjectInput extends OnProjectInput {
  @Field(() => String, { description: 'Why.' })
  @Text(2_000)
  why!: string;
}

@InputType({ description: 'Takes a member off duty.' })
export class ProjectUnassignMemberInput extends ReasonedProjectInput {
  @Field(() => ID, { description: 'The member.' })
  @GivenId()
  memberId!: string;

  @Field(() => ProjectDutyEnum, { nullable: true, description: 'The duty; all of theirs when absent.' })
  @IsOptional()
  duty?: keyof typeof ProjectDutyEnum;
}

@InputType({ description: 'A goal, or a goal set anew.' })
export class ProjectSetGoalInput extends OnProjectInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id to give it (gol_ and a UUID), made here when absent; or that of the goal to be set anew.',
  })
  @IsOptional()
  @ChosenId('goal')
  goalId?: string;

  @Field(() => String, { description: 'What shall be brought about.' })
  @Text(2_000)
  statement!: string;

  @Field(() => String, { description: 'How that is seen: conversion, leads, sales.' })
  @Text(500)
  measure!: string;

  @Field(() => String, { description: 'How much of it.' })
  @Text(500)
  target!: string;

  @Field(() => String, { nullable: true, description: 'Why; needed where the goal was there before.' })
  @IsOptional()
  @Text(2_000)
  why?: string;
}

@InputType({ description: 'A goal that counts no more.' })
export class ProjectDropGoalInput extends ReasonedProjectInput {
  @Field(() => ID, { description: 'The goal.' })
  @GivenId()
  goalId!: string;
}

@InputType({ description: 'Where the project stands from now on.' })
export class ProjectEnterPhaseInput extends OnProjectInput {
  @Field(() => PhaseEnum, { description: 'The phase.' })
  phase!: keyof typeof PhaseEnum;

  @Field(() => String, { nullable: true, description: 'Why; needed for a step back.' })
  @IsOptional()
  @Text(2_000)
  why?: string;
}

@InputType({ description: 'A project that shall rest.' })
export class ProjectPauseInput extends ReasonedProjectInput {}

@InputType({ description: 'A project that shall go on.' })
export class ProjectResumeInput extends ReasonedProjectInput {}

@InputType({ description: 'Another budget, by a director.' })
export class ProjectSetBudgetInput extends ReasonedProjectInput {
  @Field(() => MoneyInput, { description: 'The budget, in the currency of the project.' })
  @ValidateNested()
  budget!: MoneyInput;
}

@InputType({ description: 'Another deadline, by a director.' })
export class ProjectSetDeadlineInput extends ReasonedProjectInput {
  @Field(() => DateOnly, { description: 'When it has to be done.' })
  deadline!: string;
}
