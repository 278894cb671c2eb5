import { calendarFrom, firstDayBefore } from './calendar.js';
import { cast, type Person } from './cast.js';
import { type Ask, graphqlClient } from './client.js';
import { landingPage } from './landing-page.js';
import { soAndNotOtherwise } from './so-and-not-otherwise.js';
import { somethingLikeInstagram } from './something-like-instagram.js';
import { firstClient, studio } from './studio.js';
import { telling } from './telling.js';

export interface Stage {
  readonly url: string;
  readonly tokenOf: (who: Person) => string;
  /** Now (RFC 3339): a story told for the first time ends shortly before. */
  readonly now: string;
  /** Ends the telling where it is. */
  readonly signal: AbortSignal;
}

interface Begun {
  readonly client: {
    readonly history: { readonly nodes: readonly { readonly occurredAt: string }[] };
  } | null;
}

/** A story that was begun goes on with the days it began with. */
async function firstDay(ask: Ask, { tokenOf, now }: Stage): Promise<string> {
  const { client } = await ask<Begun>(
    tokenOf(cast.director),
    'query Begun($id: ID!) { client(id: $id) { history(first: 1) { nodes { occurredAt } } } }',
    { id: firstClient },
  );
  return client?.history.nodes[0]?.occurredAt.slice(0, 10) ?? firstDayBefore(now);
}

/** Tells all of the demo to a server whose director is there, and says with how many commands. */
export async function play(stage: Stage): Promise<number> {
  const ask = graphqlClient(stage.url, stage.signal);
  const story = telling(ask, stage.tokenOf, calendarFrom(await firstDay(ask, stage)));
  await studio(story);
  await landingPage(story);
  await soAndNotOtherwise(story);
  await somethingLikeInstagram(story);
  return story.commands();
}
