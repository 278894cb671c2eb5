import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Application } from '../application/application.js';
import { ForeseenAuthority } from '../schema/authority.types.js';
import { ChangeRequest } from '../schema/change-request.types.js';
import { connectionOf, type Connection } from '../schema/connection.js';
import { ChangeRequestListArgs } from '../schema/list.inputs.js';
import { Project } from '../schema/party.types.js';
import { ScenarioArgs } from '../schema/scenario.input.js';
import { given } from './command.js';
import { assertSupposedIn } from './in-scenario.js';
import { authorityGiven } from './mapping/authority.mapping.js';
import { changeRequest } from './mapping/change-request.mapping.js';
import { project } from './mapping/party.mapping.js';
import { orderOf } from './order.js';
import { connection } from './paging.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

const ChangeRequestConnection = connectionOf('ChangeRequest', () => ChangeRequest, 'the change requests');

/** ACME-12: the project's key and the number in it. */
const reference = /^([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})$/;

@Resolver(() => ChangeRequest)
export class ChangeRequestResolver {
  constructor(private readonly app: Application) {}

  @Query(() => ChangeRequestConnection, { description: 'The change requests that you may see.' })
  async changeRequests(
    @Args(() => ChangeRequestListArgs) args: ChangeRequestListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ChangeRequest>> {
    await reachedFor(this.app, args, context);
    const { changeRequests } = signedIn(context).reads;
    const filter = given(args.filter ?? {});
    const orderBy = orderOf(args.orderBy);
    return connection(args, {
      page: (page) => changeRequests.page({ filter, orderBy, page }),
      count: () => changeRequests.count({ filter }),
      shape: changeRequest,
    });
  }

  @Query(() => ChangeRequest, {
    nullable: true,
    description: 'One change request by what people call it; null when there is none such that you may see.',
  })
  async changeRequest(
    @Arg('reference', () => String, {
      description: "The project's key and the number in it, such as ACME-12.",
    })
    text: string,
    @Args(() => ScenarioArgs) args: ScenarioArgs,
    @Ctx() context: RequestContext,
  ): Promise<ChangeRequest | undefined> {
    await reachedFor(this.app, args, context);
    const [, key, number] = reference.exec(text) ?? [];
    if (key === undefined) return undefined;
    const { projects, changeRequests } = signedIn(context).reads;
    const found = await projects.byKey(key);
    if (found) assertSupposedIn(found.id, context);
    const row = found && (await changeRequests.byNumber(found.id, Number(number)));
    return row && changeRequest(row);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'The project it belongs to.' })
  async project(
    @Root() { projectId }: ChangeRequest,
    @Ctx() context: RequestContext,
  ): Promise<Project | undefined> {
    const row = await signedIn(context).loaders.projects.load(projectId);
    return row && project(row);
  }

  @FieldResolver(() => ForeseenAuthority, {
    nullable: true,
    description:
      'What deciding for this option now would rest on: who may, by which rule, and what is left of the limits. Null when there is no such option here, in a look at the past, and in a scenario.',
  })
  async authorityFor(
    @Root() { id }: ChangeRequest,
    @Arg('optionId', () => ID, { description: 'An option of this request.' }) optionId: string,
    @Ctx() context: RequestContext,
  ): Promise<ForeseenAuthority | undefined> {
    const found = await signedIn(context).reads.authorityFor(id, optionId);
    if (!found) return undefined;
    const { given, ...foreseen } = found;
    return { ...foreseen, agreement: given && authorityGiven(given) };
  }

  @FieldResolver(() => String, { description: 'What people call it: ACME-12.' })
  async reference(
    @Root() { projectId, number }: ChangeRequest,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const row = await signedIn(context).loaders.projects.load(projectId);
    return `${row?.key ?? '?'}-${number}`;
  }
}
