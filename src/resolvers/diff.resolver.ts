import { execute, type GraphQLSchema, isObjectType } from 'graphql';
import { Arg, createParameterDecorator, FieldResolver, Resolver, Root } from 'type-graphql';
import { AsOfInput } from '../schema/as-of.input.js';
import { ChangeRequest } from '../schema/change-request.types.js';
import { Diff } from '../schema/diff.types.js';
import { Project } from '../schema/party.types.js';
import { comparedFields } from './compared-fields.js';
import { differencesOf } from './differences.js';
import { momentIn } from './looking-back.js';
import { type RequestContext, signedIn } from './request-context.js';

/** Who asks, and the schema that answers them. */
interface Asked {
  readonly context: RequestContext;
  readonly schema: GraphQLSchema;
}

const AskedBy = () =>
  createParameterDecorator<RequestContext>(({ context, info }): Asked => ({ context, schema: info.schema }));

/** What somebody is shown of something, field by field, as the schema shows it to them. */
async function shown(schema: GraphQLSchema, id: string, contextValue: RequestContext): Promise<unknown> {
  const variableValues = { id };
  const { data, errors } = await execute({ schema, document: comparedFields, contextValue, variableValues });
  const [error] = errors ?? [];
  if (error) throw error.originalError ?? error;
  return data?.['node'];
}

interface Comparing {
  readonly schema: GraphQLSchema;
  readonly before: RequestContext;
  readonly after: RequestContext;
}

async function compared(
  { schema, before, after }: Comparing,
  { id: nodeId, type: name }: { readonly id: string; readonly type: 'Project' | 'ChangeRequest' },
): Promise<Diff> {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no ${name}.`);
  const [was, is] = await Promise.all([shown(schema, nodeId, before), shown(schema, nodeId, after)]);
  return differencesOf({ nodeId, type, before: was, after: is });
}

/** From another moment on, or from how everything stands to how it would stand; nothing where neither is asked for. */
async function comparing(
  since: AsOfInput | undefined,
  { context, schema }: Asked,
): Promise<Comparing | undefined> {
  const { supposed, beside } = signedIn(context);
  if (!since && !supposed) return undefined;
  return { schema, before: await beside(since && momentIn(since)), after: context };
}

const joined = (diffs: readonly Diff[]): Diff => ({
  added: diffs.flatMap(({ added }) => added),
  removed: diffs.flatMap(({ removed }) => removed),
  changed: diffs.flatMap(({ changed }) => changed),
});

/** About so many values are read to compare something, whatever is asked of the differences. */
const complexity = 100;

const sinceDescription =
  'A moment: what is different since then. Without it, in a scenario, what would be different from how it stands.';

@Resolver(() => ChangeRequest)
export class ChangeRequestDiffResolver {
  @FieldResolver(() => Diff, {
    nullable: true,
    complexity,
    description: 'What is different in it; null without `since`, unless it is shown in a scenario.',
  })
  async diff(
    @Root() { id }: ChangeRequest,
    @Arg('since', () => AsOfInput, { nullable: true, description: sinceDescription })
    since: AsOfInput | undefined,
    @AskedBy() asked: Asked,
  ): Promise<Diff | undefined> {
    const views = await comparing(since, asked);
    return views && compared(views, { id, type: 'ChangeRequest' });
  }
}

@Resolver(() => Project)
export class ProjectDiffResolver {
  @FieldResolver(() => Diff, {
    nullable: true,
    complexity,
    description:
      'What is different in it, and in a scenario in the request that offers the option too; null without `since`, unless it is shown in a scenario. What is different in other requests they say themselves.',
  })
  async diff(
    @Root() { id }: Project,
    @Arg('since', () => AsOfInput, { nullable: true, description: sinceDescription })
    since: AsOfInput | undefined,
    @AskedBy() asked: Asked,
  ): Promise<Diff | undefined> {
    const views = await comparing(since, asked);
    if (!views) return undefined;
    const { supposed } = signedIn(asked.context);
    const offering = supposed?.projectId === id ? [supposed.requestId] : [];
    return joined(
      await Promise.all([
        compared(views, { id, type: 'Project' }),
        ...offering.map((requestId) => compared(views, { id: requestId, type: 'ChangeRequest' })),
      ]),
    );
  }
}
