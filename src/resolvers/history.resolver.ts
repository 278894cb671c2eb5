import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { catalogueId } from '../aggregates/discipline-catalogue/index.js';
import type { HistoryCategory } from '../application/reads.js';
import { DisciplineCatalogue } from '../schema/catalogue.types.js';
import { ChangeRequest } from '../schema/change-request.types.js';
import { connectionOf, type Connection } from '../schema/connection.js';
import { DelegationAgreement } from '../schema/delegation-agreement.types.js';
import { HistoryEvent } from '../schema/history.types.js';
import { Member } from '../schema/member.types.js';
import { PageArgs } from '../schema/page.args.js';
import { Client, Project } from '../schema/party.types.js';
import { seen } from './member.resolver.js';
import { historyEvent } from './mapping/history.mapping.js';
import { badInput, connection } from './paging.js';
import { type RequestContext, signedIn } from './request-context.js';
import type { PageRequest } from '../projections/page.js';

const HistoryConnection = connectionOf(
  'History',
  () => HistoryEvent,
  'the facts of a history, the oldest first',
);

const cursorOf = (revision: number) => Buffer.from(`revision:${revision}`).toString('base64url');

function revisionOf(cursor: string): number {
  const [, digits] = /^revision:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits === undefined) throw badInput("The cursor doesn't belong to this list.");
  return Number(digits);
}

/** Revisions count without gaps, so a page is a range of them. `end` is the first revision not to be shown. */
function rangeOf(request: PageRequest, end: number): { readonly from: number; readonly to: number } {
  const low = request.after === undefined ? 0 : revisionOf(request.after) + 1;
  const high = Math.min(end, request.before === undefined ? end : revisionOf(request.before));
  return 'first' in request
    ? { from: low, to: Math.min(high, low + request.first) }
    : { from: Math.max(low, high - request.last), to: high };
}

interface Owner {
  readonly category: HistoryCategory;
  readonly id: string;
  readonly revision: number;
}

/**
 * Shown up to the revision of the object it hangs on, so that both speak of the same moment; in a dry run that is the
 * moment after.
 */
async function historyOf(
  { category, id, revision }: Owner,
  args: PageArgs,
  context: RequestContext,
): Promise<Connection<HistoryEvent>> {
  const { reads, loaders } = signedIn(context);
  const foreseen = loaders.foreseen.filter(({ stream }) => stream.category === category && stream.id === id);
  const stored = revision + 1 - foreseen.length;
  const stretch = async (from: number, limit: number) =>
    limit > 0 ? loaders.histories.load({ category, id, from, limit }) : [];
  // Whoever isn't shown all of it counts what they are shown.
  const some = reads.seesWhole({ category, id }) ? undefined : await stretch(0, stored);
  const shown = some?.length ?? stored;
  const end = shown + foreseen.length;
  return connection(args, {
    page: async (request) => {
      const { from, to } = rangeOf(request, end);
      const last = Math.min(to, shown);
      const facts = [
        ...(some ? some.slice(from, Math.max(from, last)) : await stretch(from, last - from)),
        ...foreseen.slice(Math.max(0, from - shown), Math.max(0, to - shown)),
      ];
      return {
        rows: facts.map((row, index) => ({ row, cursor: cursorOf(from + index) })),
        hasNextPage: to < end,
        hasPreviousPage: from > 0,
      };
    },
    count: () => Promise.resolve(end),
    shape: historyEvent,
  });
}

const description = 'Every fact about it, the oldest first, as it was recorded.';

@Resolver(() => ChangeRequest)
export class ChangeRequestHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description })
  history(
    @Root() { id, revision }: ChangeRequest,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent>> {
    return historyOf({ category: 'changeRequest', id, revision }, args, context);
  }
}

@Resolver(() => Project)
export class ProjectHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description })
  history(
    @Root() { id, revision }: Project,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent>> {
    return historyOf({ category: 'project', id, revision }, args, context);
  }
}

@Resolver(() => Client)
export class ClientHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description })
  history(
    @Root() { id, revision }: Client,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent>> {
    return historyOf({ category: 'client', id, revision }, args, context);
  }
}

@Resolver(() => DisciplineCatalogue)
export class CatalogueHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description })
  history(
    @Root() { revision }: DisciplineCatalogue,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent>> {
    return historyOf({ category: 'disciplineCatalogue', id: catalogueId, revision }, args, context);
  }
}

@Resolver(() => DelegationAgreement)
export class DelegationAgreementHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description })
  history(
    @Root() { projectId: id, revision }: DelegationAgreement,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent>> {
    return historyOf({ category: 'delegationAgreement', id, revision }, args, context);
  }
}

@Resolver(() => Member)
export class MemberHistoryResolver {
  @FieldResolver(() => HistoryConnection, {
    nullable: true,
    description: 'Every fact about the member. For the leadership, auditors and the member; null for others.',
  })
  async history(
    @Root() { id }: Member,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HistoryEvent> | undefined> {
    const member = await seen(id, context);
    if (!member?.historyShown) return undefined;
    return historyOf({ category: 'member', id, revision: member.revision }, args, context);
  }
}
