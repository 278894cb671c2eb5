import { type ClassType, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { onClient, onProject, onRequest, studioWide } from '../auth/permissions.js';
import { type Permissions, permissionsOn } from '../application/permissions.js';
import { ChangeRequest } from '../schema/change-request.types.js';
import { aroundRequest } from './around-request.js';
import { Client, Project } from '../schema/party.types.js';
import { Permission } from '../schema/permission.types.js';
import type { RefusalCode } from '../schema/user-error.types.js';
import { isAboutNow, type RequestContext, signedIn } from './request-context.js';
import { worded } from './wording.js';

/** An object type with a field for each mutation of a table, so that a new command appears by itself. */
function permissionsType<Name extends string>(
  name: string,
  what: string,
  table: Readonly<Record<string, Name>>,
): ClassType<Record<Name, Permission>> {
  @ObjectType(name, { description: `What you may do to ${what}, by mutation.`, simpleResolvers: true })
  class NamedPermissions {}
  for (const mutation of Object.values(table))
    Field(() => Permission, { description: `Whether you may send \`${mutation}\`.` })(
      NamedPermissions.prototype,
      mutation,
    );
  return NamedPermissions as ClassType<Record<Name, Permission>>;
}

const ChangeRequestPermissions = permissionsType('ChangeRequestPermissions', 'a request', onRequest);
const ProjectPermissions = permissionsType('ProjectPermissions', 'a project', onProject);
const ClientPermissions = permissionsType('ClientPermissions', 'a client', onClient);
const StudioPermissions = permissionsType('StudioPermissions', 'the studio', studioWide);

const shown = <Name extends string>(permissions: Permissions<Name>): Record<Name, Permission> => {
  const entries = Object.entries(permissions) as [Name, Permissions<Name>[Name]][];
  const one = (refusal: Permissions<Name>[Name]): Permission =>
    refusal
      ? { allowed: false, code: refusal.refused as RefusalCode, reason: worded(refusal) }
      : { allowed: true };
  return Object.fromEntries(entries.map(([name, refusal]) => [name, one(refusal)])) as Record<
    Name,
    Permission
  >;
};

const description =
  'What you may do here before anything is sent, and why not; what is sent may still be refused. A dry run tells. Null in a look at the past and in a scenario, where nothing can be done.';

@Resolver(() => ChangeRequest)
export class ChangeRequestPermissionsResolver {
  @FieldResolver(() => ChangeRequestPermissions, { nullable: true, description })
  async viewerCan(@Root() { id, projectId }: ChangeRequest, @Ctx() context: RequestContext) {
    const { principal, loaders } = signedIn(context);
    if (!isAboutNow(signedIn(context))) return undefined;
    const [row, project] = await Promise.all([
      loaders.changeRequests.load(id),
      loaders.projects.load(projectId),
    ]);
    if (!row) return undefined;
    const around = await aroundRequest(project, signedIn(context));
    return shown(permissionsOn.request(principal, { row, project, around }));
  }
}

@Resolver(() => Project)
export class ProjectPermissionsResolver {
  @FieldResolver(() => ProjectPermissions, { nullable: true, description })
  async viewerCan(@Root() { id }: Project, @Ctx() context: RequestContext) {
    const { principal, loaders } = signedIn(context);
    if (!isAboutNow(signedIn(context))) return undefined;
    const [project, agreement] = await Promise.all([loaders.projects.load(id), loaders.agreements.load(id)]);
    if (!project) return undefined;
    const { actorStages } = await aroundRequest(project, signedIn(context));
    return shown(permissionsOn.project(principal, { project, agreement, actorStages }));
  }
}

@Resolver(() => Client)
export class ClientPermissionsResolver {
  @FieldResolver(() => ClientPermissions, { nullable: true, description })
  async viewerCan(@Root() { id: clientId }: Client, @Ctx() context: RequestContext) {
    const { principal, loaders } = signedIn(context);
    if (!isAboutNow(signedIn(context))) return undefined;
    const [client, work] = await Promise.all([
      loaders.clients.load(clientId),
      loaders.clientsAtWork.load(clientId),
    ]);
    return client && shown(permissionsOn.client(principal, { client, work }));
  }
}

@Resolver()
export class StudioPermissionsResolver {
  @Query(() => StudioPermissions, { description: 'What you may do that is about no client and no project.' })
  viewerCan(@Ctx() context: RequestContext) {
    return shown(permissionsOn.studio(signedIn(context).principal));
  }
}
