import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Connection } from '../schema/connection.js';
import { Viewer } from '../schema/operations.types.js';
import { PageArgs } from '../schema/page.args.js';
import type { Project } from '../schema/party.types.js';
import { project } from './mapping/party.mapping.js';
import { connection } from './paging.js';
import { ProjectConnection } from './project.resolver.js';
import { type RequestContext, signedIn } from './request-context.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => ProjectConnection, {
    description: "The projects that you are on, or that are your client's, the newest first.",
  })
  projects(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Project>> {
    const { principal, reads } = signedIn(context);
    const { actor, clientId } = principal;
    const filter = clientId === undefined ? { memberIds: [actor.id] } : { clientIds: [clientId] };
    const orderBy = { field: 'OPENED_AT', direction: 'DESC' } as const;
    return connection(args, {
      page: (page) => reads.projects.page({ filter, orderBy, page }),
      count: () => reads.projects.count({ filter }),
      shape: project,
    });
  }
}
