import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { LiveItem } from '../application/live/feed.js';
import type { Subject } from '../application/live/watching.js';
import { checked } from '../schema/checked.js';
import { ChangeRequestEventsArgs, ProjectEventsArgs } from '../schema/live.args.js';
import { LiveUpdate } from '../schema/live.types.js';
import { readPosition, writePosition } from '../schema/scalars.js';
import { historyEvent } from './mapping/history.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

interface Subscribing {
  readonly args: object;
  readonly context: RequestContext;
}

/** Checked when subscribing: otherwise wrong arguments would be found at the first event, which may be in a week. */
const following =
  <Given extends { after?: string }>(Class: new () => Given, subjectOf: (given: Given) => Subject) =>
  async ({ args, context }: Subscribing): Promise<AsyncIterable<LiveItem>> => {
    const { follow } = signedIn(context);
    const given = await checked(Class, args);
    return follow(subjectOf(given), given.after == null ? undefined : readPosition(given.after));
  };

const shaped: {
  readonly [Kind in LiveItem['is']]: (item: Extract<LiveItem, { is: Kind }>) => LiveUpdate;
} = {
  EVENT: ({ fact }) => ({ event: historyEvent(fact), position: writePosition(fact.position) }),
  CAUGHT_UP: ({ position }) => ({ position: writePosition(position) }),
  LAGGED: ({ resumeAfter }) => ({ resumeAfter: writePosition(resumeAfter) }),
};

const liveUpdate = (item: LiveItem): LiveUpdate =>
  // The table's own type says that each kind gets its own item.
  (shaped[item.is] as (item: LiveItem) => LiveUpdate)(item);

@Resolver()
export class LiveResolver {
  @Subscription(() => LiveUpdate, {
    subscribe: following(ProjectEventsArgs, ({ projectId }) => ({ kind: 'PROJECT', id: projectId })),
    description:
      'Every fact of a project and of its requests that you may see: those after `after`, then new ones as they are recorded. Each comes once, in the order of the log.',
  })
  projectEvents(
    @Root() item: LiveItem,
    // Declared for the schema; they did their work when the subscription began.
    @Args(() => ProjectEventsArgs) _args: ProjectEventsArgs,
  ): LiveUpdate {
    return liveUpdate(item);
  }

  @Subscription(() => LiveUpdate, {
    subscribe: following(ChangeRequestEventsArgs, ({ requestId }) => ({
      kind: 'CHANGE_REQUEST',
      id: requestId,
    })),
    description: 'The same for one change request.',
  })
  changeRequestEvents(
    @Root() item: LiveItem,
    @Args(() => ChangeRequestEventsArgs) _args: ChangeRequestEventsArgs,
  ): LiveUpdate {
    return liveUpdate(item);
  }
}
