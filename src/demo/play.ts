import { ClientSinceDocument } from '#client';
import { calendarFrom, firstDayBefore } from './calendar.js';
import { cast, type Person } from './cast.js';
import { landingPage } from './landing-page.js';
import { openWish } from './open-wish.js';
import { pricesInSight } from './prices-in-sight.js';
import { soAndNotOtherwise } from './so-and-not-otherwise.js';
import { somethingLikeInstagram } from './something-like-instagram.js';
import { firstClient, studio } from './studio.js';
import { clientsOf, telling } from './telling.js';

export interface Stage {
  readonly url: string;
  readonly tokenOf: (who: Person) => string;
  /** Now (RFC 3339): a story told for the first time ends shortly before. */
  readonly now: string;
  /** Ends the telling where it is. */
  readonly signal: AbortSignal;
}

/** A story that was begun goes on with the days it began with. */
async function firstDay(stage: Stage, url: string): Promise<string> {
  const { signal, now } = stage;
  const director = clientsOf({ ...stage, url })(cast.director);
  const { client } = await director.query(ClientSinceDocument, { id: firstClient }, { signal });
  return client?.history.nodes[0]?.occurredAt.slice(0, 10) ?? firstDayBefore(now);
}

/** Tells all of the demo to a server whose director is there, and says with how many commands. */
export async function play(stage: Stage): Promise<number> {
  const url = `${stage.url}/graphql`;
  const story = telling({ ...stage, url }, calendarFrom(await firstDay(stage, url)));
  await studio(story);
  await landingPage(story);
  await soAndNotOtherwise(story);
  await somethingLikeInstagram(story);
  await pricesInSight(story);
  await openWish(story);
  return story.commands();
}
