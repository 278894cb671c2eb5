import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Application } from '../application/application.js';
import { connectionOf, type Connection } from '../schema/connection.js';
import { ProjectListArgs } from '../schema/list.inputs.js';
import { ProjectAssignMemberInput, ProjectOpenInput } from '../schema/party.inputs.js';
import { Client, Project, ProjectCommitments } from '../schema/party.types.js';
import { ProjectAssignMemberPayload, ProjectOpenPayload } from '../schema/payloads.js';
import { ScenarioArgs } from '../schema/scenario.input.js';
import { given, sending, told } from './command.js';
import { assertSupposedIn } from './in-scenario.js';
import { client, project } from './mapping/party.mapping.js';
import { orderOf } from './order.js';
import { connection } from './paging.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

export const ProjectConnection = connectionOf('Project', () => Project, 'the projects');

@Resolver(() => Project)
export class ProjectResolver {
  constructor(private readonly app: Application) {}

  @Query(() => ProjectConnection, { description: 'The projects that you may see.' })
  async projects(
    @Args(() => ProjectListArgs) args: ProjectListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Project>> {
    await reachedFor(this.app, args, context);
    const { projects } = signedIn(context).reads;
    const filter = given(args.filter ?? {});
    const orderBy = orderOf(args.orderBy);
    return connection(args, {
      page: (page) => projects.page({ filter, orderBy, page }),
      count: () => projects.count({ filter }),
      shape: project,
    });
  }

  @Query(() => Project, {
    nullable: true,
    description: 'One project; null when there is none such that you may see.',
  })
  async project(
    @Arg('key', () => String, { description: 'Its key, such as ACME.' }) key: string,
    @Args(() => ScenarioArgs) args: ScenarioArgs,
    @Ctx() context: RequestContext,
  ): Promise<Project | undefined> {
    await reachedFor(this.app, args, context);
    const row = await signedIn(context).reads.projects.byKey(key);
    if (row) assertSupposedIn(row.id, context);
    return row && project(row);
  }

  @Mutation(() => ProjectOpenPayload, {
    description: 'Opens a project for a client. For account managers and directors.',
  })
  async projectOpen(
    @Arg('input', () => ProjectOpenInput, { description: 'The project.' }) input: ProjectOpenInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { id = created('project'), ...opened } = content;
    const outcome = await this.app.commands.project(id, { type: 'OpenProject', data: opened }, envelope);
    return told(this.app, context, { outcome, as: 'project', show: (done) => this.show(done, context) });
  }

  @Mutation(() => ProjectAssignMemberPayload, { description: 'Puts a member on duty in a project.' })
  async projectAssignMember(
    @Arg('input', () => ProjectAssignMemberInput, { description: 'Who, where and as what.' })
    input: ProjectAssignMemberInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { projectId, ...assigned } = content;
    const outcome = await this.app.commands.project(
      projectId,
      { type: 'AssignMember', data: assigned },
      envelope,
    );
    return told(this.app, context, { outcome, as: 'project', show: (done) => this.show(done, context) });
  }

  @FieldResolver(() => Client, { nullable: true, description: 'The client it is done for.' })
  async client(@Root() { clientId }: Project, @Ctx() context: RequestContext): Promise<Client | undefined> {
    const row = await signedIn(context).loaders.clients.load(clientId);
    return row && client(row);
  }

  @FieldResolver(() => ProjectCommitments, {
    description: 'What decisions have taken of the budget, and what is left for the next one.',
  })
  commitments(
    @Root() { id, budget, raisedBefore }: Project,
    @Ctx() context: RequestContext,
  ): Promise<ProjectCommitments> {
    return signedIn(context).reads.budgetStanding({ projectId: id, budget, raisedBefore });
  }

  private async show(id: string, context: RequestContext): Promise<Project | undefined> {
    const row = await signedIn(context).loaders.projects.load(id);
    return row && project(row);
  }
}
