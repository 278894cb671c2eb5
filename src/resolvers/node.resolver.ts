import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import { kindOf } from '../kernel/naming.js';
import type { ChangeRequestRow } from '../projections/change-request/change-request.row.js';
import { NodesArgs } from '../schema/node.args.js';
import { Node } from '../schema/node.types.js';
import type { Loaders } from './loaders.js';
import { changeRequest } from './mapping/change-request.mapping.js';
import { briefing, decisions } from './mapping/decision.mapping.js';
import { option } from './mapping/option.mapping.js';
import { client, project } from './mapping/party.mapping.js';
import { person } from './mapping/recorded.mapping.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

type Found = Promise<{ id: string } | undefined>;

const shaped = async <Row>(row: Promise<Row | undefined>, shape: (row: Row) => { id: string }): Found => {
  const found = await row;
  return found && shape(found);
};

const partOf =
  (inRequest: (row: ChangeRequestRow, id: string) => { id: string } | undefined) =>
  async (id: string, { parts, changeRequests }: Loaders): Found => {
    const part = await parts.load(id);
    const row = part && (await changeRequests.load(part.requestId));
    return row && inRequest(row, id);
  };

/** A named person is in sight with the project whose records name them. */
const namedPerson = async (id: string, { people, projects }: Loaders): Found => {
  const known = await people.load(id);
  const home = known && (await projects.load(known.home));
  return home && person(id);
};

type Finder = (id: string, loaders: Loaders) => Found;

/** How each kind of thing is found by its id, within what the asker may see. */
const finders: Partial<Record<NonNullable<ReturnType<typeof kindOf>>, Finder>> = {
  client: (id, { clients }) => shaped(clients.load(id), client),
  contact: (id, { people }) => shaped(people.load(id), () => person(id)),
  member: (id, { members }) => shaped(members.load(id), () => person(id)),
  auditor: (id, { auditors }) => shaped(auditors.load(id), () => person(id)),
  person: namedPerson,
  project: (id, { projects }) => shaped(projects.load(id), project),
  request: (id, { changeRequests }) => shaped(changeRequests.load(id), changeRequest),
  option: partOf(({ options }, id) => {
    const row = options.find((one) => one.id === id);
    return row && option(row);
  }),
  briefing: partOf(({ briefings }, id) => {
    const row = briefings.find((one) => one.id === id);
    return row && briefing(row);
  }),
  decision: partOf((row, id) => decisions(row).find((one) => one.id === id)),
};

const find = async (id: string, loaders: Loaders): Found => {
  const kind = kindOf(id);
  const finder = kind && finders[kind];
  return finder?.(id, loaders);
};

@Resolver()
export class NodeResolver {
  constructor(private readonly app: Application) {}

  /** Takes the id and nothing else: Relay's compiler knows no other `node`. */
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its id; null when there is none such that you may see. `nodes` does the same and can wait for a position.',
  })
  node(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Node | undefined> {
    return find(id, signedIn(context).loaders);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several by their ids, in that order; null where there is none such that you may see.',
  })
  async nodes(
    @Args(() => NodesArgs) args: NodesArgs,
    @Ctx() context: RequestContext,
  ): Promise<(Node | undefined)[]> {
    await reachedFor(this.app, args, context);
    const { loaders } = signedIn(context);
    return Promise.all(args.ids.map((id) => find(id, loaders)));
  }
}
