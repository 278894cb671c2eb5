import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ProjectCommands } from '../aggregates/project/index.js';
import type { Application } from '../application/application.js';
import type { MessageOf } from '../kernel/message.js';
import type { Project } from '../schema/party.types.js';
import {
  ProjectDropGoalPayload,
  ProjectEnterPhasePayload,
  ProjectPausePayload,
  ProjectResumePayload,
  ProjectSetBudgetPayload,
  ProjectSetDeadlinePayload,
  ProjectSetGoalPayload,
  ProjectUnassignMemberPayload,
} from '../schema/payloads.js';
import {
  ProjectDropGoalInput,
  ProjectEnterPhaseInput,
  ProjectPauseInput,
  ProjectResumeInput,
  ProjectSetBudgetInput,
  ProjectSetDeadlineInput,
  ProjectSetGoalInput,
  ProjectUnassignMemberInput,
} from '../schema/project.inputs.js';
import { type Sending, sending, told } from './command.js';
import { project } from './mapping/party.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

interface Sent {
  readonly id: string;
  readonly command: MessageOf<ProjectCommands>;
  readonly envelope: Sending<unknown>['envelope'];
}

/** Where a project goes: what it is for, how far it is, and within what money and time. */
@Resolver()
export class ProjectCourseResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => ProjectUnassignMemberPayload, {
    description: 'Takes a member off duty. For its managers, department heads and directors.',
  })
  projectUnassignMember(
    @Arg('input', () => ProjectUnassignMemberInput, { description: 'Who, and why.' })
    input: ProjectUnassignMemberInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'UnassignMember', data }, envelope }, context);
  }

  @Mutation(() => ProjectSetGoalPayload, {
    description: 'Sets a goal, or sets one anew. For its managers and directors.',
  })
  projectSetGoal(
    @Arg('input', () => ProjectSetGoalInput, { description: 'The goal.' }) input: ProjectSetGoalInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { projectId, goalId = created('goal'), ...goal } = content;
    return this.tell(
      { id: projectId, command: { type: 'SetGoal', data: { goalId, ...goal } }, envelope },
      context,
    );
  }

  @Mutation(() => ProjectDropGoalPayload, {
    description: 'Lets a goal count no more. For its managers and directors.',
  })
  projectDropGoal(
    @Arg('input', () => ProjectDropGoalInput, { description: 'Which one, and why.' })
    input: ProjectDropGoalInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'DropGoal', data }, envelope }, context);
  }

  @Mutation(() => ProjectEnterPhasePayload, {
    description:
      'Takes the project to another phase; back only with a reason. For its managers and directors.',
  })
  projectEnterPhase(
    @Arg('input', () => ProjectEnterPhaseInput, { description: 'The phase.' }) input: ProjectEnterPhaseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'EnterPhase', data }, envelope }, context);
  }

  @Mutation(() => ProjectPausePayload, {
    description: 'Lets the project rest. For its managers and directors.',
  })
  projectPause(
    @Arg('input', () => ProjectPauseInput, { description: 'Why.' }) input: ProjectPauseInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'PauseProject', data }, envelope }, context);
  }

  @Mutation(() => ProjectResumePayload, {
    description: 'Lets the project go on. For its managers and directors.',
  })
  projectResume(
    @Arg('input', () => ProjectResumeInput, { description: 'Why.' }) input: ProjectResumeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'ResumeProject', data }, envelope }, context);
  }

  @Mutation(() => ProjectSetBudgetPayload, {
    description: 'Sets another budget. For directors; otherwise a recorded decision does.',
  })
  projectSetBudget(
    @Arg('input', () => ProjectSetBudgetInput, { description: 'The budget, and why.' })
    input: ProjectSetBudgetInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'SetBudget', data }, envelope }, context);
  }

  @Mutation(() => ProjectSetDeadlinePayload, {
    description: 'Sets another deadline. For directors; otherwise a recorded decision does.',
  })
  projectSetDeadline(
    @Arg('input', () => ProjectSetDeadlineInput, { description: 'The deadline, and why.' })
    input: ProjectSetDeadlineInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...data } = content;
    return this.tell({ id: projectId, command: { type: 'SetDeadline', data }, envelope }, context);
  }

  private async tell(
    { id, command, envelope }: Sent,
    context: RequestContext,
  ): ReturnType<typeof told<'project', Project>> {
    const outcome = await this.app.commands.project(id, command, envelope);
    return told(this.app, context, {
      outcome,
      as: 'project',
      show: async (done) => {
        const row = await signedIn(context).loaders.projects.load(done);
        return row && project(row);
      },
    });
  }
}
