import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PhaseEnum, ProjectDutyEnum } from './enums.js';
import { Money } from './money.types.js';
import { Member } from './member.types.js';
import { Node } from './node.types.js';
import { Contact, Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { DateOnly, DateTime } from './scalars.js';

@ObjectType({ description: 'A customer organisation.', implements: Node, simpleResolvers: true })
export class Client extends Node {
  @Field(() => String, { description: 'What the organisation is called.' })
  name!: string;

  @Field(() => [Contact], { description: 'Its people, in the order in which they were added.' })
  contacts!: { id: string }[];

  @Field(() => [Contact], { description: 'Who was its contact once, in the order in which they left.' })
  formerContacts!: { id: string }[];

  @Field(() => DateTime, { description: 'When it became a client.' })
  registeredAt!: string;

  @Field(() => Int, { description: 'Send it back as `expectedRevision`.' })
  revision!: number;
}

@ObjectType({ description: 'A member on duty in a project.', simpleResolvers: true })
export class ProjectAssignment {
  @Field(() => Member, { description: 'The member.' })
  member!: { id: string };

  @Field(() => ProjectDutyEnum, { description: 'The duty.' })
  duty!: keyof typeof ProjectDutyEnum;

  @Field(() => DateTime, { description: 'Since when.' })
  assignedAt!: string;
}

@ObjectType({ description: 'A member who was on duty in a project.', simpleResolvers: true })
export class ProjectFormerAssignment {
  @Field(() => Member, { description: 'The member.' })
  member!: { id: string };

  @Field(() => ProjectDutyEnum, { description: 'The duty.' })
  duty!: keyof typeof ProjectDutyEnum;

  @Field(() => DateTime, { description: 'Since when.' })
  assignedAt!: string;

  @Field(() => DateTime, { description: 'Until when.' })
  endedAt!: string;
}

@ObjectType({ description: 'What a project shall bring about, and how that is seen.', simpleResolvers: true })
export class ProjectGoal {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What shall be brought about.' })
  statement!: string;

  @Field(() => String, { description: 'How that is seen: conversion, leads, sales.' })
  measure!: string;

  @Field(() => String, { description: 'How much of it.' })
  target!: string;

  @Field(() => Person, { description: 'Who set it last.' })
  by!: { id: string };

  @Field(() => DateTime, { description: 'When it was set last.' })
  occurredAt!: string;
}

@ObjectType({ description: "What decisions have done to a project's budget.", simpleResolvers: true })
export class ProjectCommitments {
  @Field(() => Money, {
    description:
      'What it comes to: the figure that was set last, and what decisions have raised it by since.',
  })
  budget!: Money;

  @Field(() => Money, { description: 'By how much decisions have raised it since it was set.' })
  raised!: Money;

  @Field(() => Money, { description: 'What decisions have taken of it, those on their way included.' })
  committed!: Money;

  @Field(() => Money, {
    description:
      'What the next decision may take without raising it in the same act; below zero where a director has lowered the budget since.',
  })
  left!: Money;
}

@ObjectType({
  description:
    "A change of a project's budget: a figure that was set with a reason, or an increase that was decided.",
  implements: Recorded,
})
export class BudgetChange extends Recorded {
  requestId?: string | undefined;

  @Field(() => Money, { nullable: true, description: 'What it was from then on, where a figure was set.' })
  budget?: Money | undefined;

  @Field(() => Money, { nullable: true, description: 'By how much a decision raised it.' })
  increase?: Money | undefined;

  @Field(() => String, { nullable: true, description: "A director's reason." })
  why?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The decision that raised it.' })
  decisionId?: string | undefined;
}

@ObjectType({
  description: "A change of a project's deadline, by a director with a reason or by a decision.",
  implements: Recorded,
})
export class DeadlineChange extends Recorded {
  requestId?: string | undefined;

  @Field(() => DateOnly, { description: 'When it had to be done from then on.' })
  deadline!: string;

  @Field(() => String, { nullable: true, description: "A director's reason." })
  why?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The decision that moved it.' })
  decisionId?: string | undefined;
}

@ObjectType({ description: 'Work for a client, from the idea to the sales.', implements: Node })
export class Project extends Node {
  clientId!: string;

  @Field(() => String, { description: 'Short name that request numbers are built on: ACME in ACME-12.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The idea it started from.' })
  idea!: string;

  @Field(() => [String], { description: 'Codes of the disciplines it needs.' })
  disciplines!: string[];

  @Field(() => Money, {
    description:
      'What the client set aside: as it was opened with, or set last by a director. What decisions have raised it by since is in `commitments`.',
  })
  budget!: Money;

  raisedBefore!: string;

  @Field(() => [BudgetChange], { description: 'Where the budget comes from, the oldest first.' })
  budgetChanges!: BudgetChange[];

  @Field(() => DateOnly, {
    description: 'When it has to be done: by a director or a decision, whichever came last.',
  })
  deadline!: string;

  @Field(() => [DeadlineChange], { description: 'Where the deadline comes from, the oldest first.' })
  deadlineChanges!: DeadlineChange[];

  @Field(() => [ProjectAssignment], { description: 'Who works on it.' })
  members!: ProjectAssignment[];

  @Field(() => [ProjectFormerAssignment], {
    description: 'Who worked on it and does not any more, in the order of leaving.',
  })
  formerMembers!: ProjectFormerAssignment[];

  @Field(() => [ProjectGoal], { description: 'What it is for; those that stand.' })
  goals!: ProjectGoal[];

  @Field(() => PhaseEnum, { description: 'How far it is.' })
  phase!: keyof typeof PhaseEnum;

  @Field(() => DateTime, { nullable: true, description: 'Since when it rests; null while it goes on.' })
  pausedSince?: string | undefined;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: string;

  @Field(() => Int, { description: 'How many requests it has had.' })
  requestCount!: number;

  @Field(() => Int, { description: 'Send it back as `expectedRevision`.' })
  revision!: number;
}
