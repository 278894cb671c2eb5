import { Args, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import type { ProjectionStatus as Status } from '../projections/projection-status.js';
import { Meta, ProjectionStatus, Viewer } from '../schema/operations.types.js';
import { MetaArgs } from '../schema/page.args.js';
import type { LogRoot } from '../schema/proof.types.js';
import { writePosition } from '../schema/scalars.js';
import { client } from './mapping/party.mapping.js';
import { logRoot } from './mapping/proof.mapping.js';
import { person } from './mapping/recorded.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

const statusOf = ({ name, version, state, position, lagEvents, leader, failure, rebuild }: Status) => ({
  name,
  version,
  state: failure ? 'STOPPED' : state,
  position: writePosition(position),
  lagEvents: Number(lagEvents),
  leader,
  failure: failure && { ...failure, position: writePosition(BigInt(failure.position)) },
  rebuild: rebuild && {
    position: writePosition(rebuild.position),
    etaSeconds: rebuild.etaSeconds === null ? undefined : Math.ceil(rebuild.etaSeconds),
  },
});

@Resolver()
export class OperationsResolver {
  constructor(private readonly app: Application) {}

  @Query(() => Viewer, { nullable: true, description: 'Who you are here; null without a token.' })
  async viewer(@Ctx() { signedIn: someone }: RequestContext): Promise<Viewer | undefined> {
    if (!someone) return undefined;
    const { principal, loaders } = someone;
    const { id, role } = principal.actor;
    const row = principal.clientId === undefined ? undefined : await loaders.clients.load(principal.clientId);
    return { role, person: person(id), client: row && client(row), disciplines: [...principal.disciplines] };
  }

  @Query(() => [ProjectionStatus], {
    description: 'The read models: how far each has come, and how it is. For the studio and auditors.',
  })
  async projections(): Promise<ProjectionStatus[]> {
    return (await this.app.projectionStatus()).map(statusOf);
  }

  @Query(() => Meta, { name: '_meta', description: 'How far the log has come.' })
  async meta(@Args(() => MetaArgs) _: MetaArgs, @Ctx() context: RequestContext): Promise<Meta> {
    const { reads } = signedIn(context);
    const { position, recordedAt } = await this.app.placeInLog(await reads.log.position());
    return { position: writePosition(position), recordedAt, version: this.app.version };
  }
}

@Resolver(() => Meta)
export class MetaResolver {
  @FieldResolver()
  async logRoot(@Ctx() context: RequestContext): Promise<LogRoot | undefined> {
    const root = await signedIn(context).reads.log.root();
    return root && logRoot(root);
  }
}
