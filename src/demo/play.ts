import { ClientSinceDocument } from '#client';
import { atTheStudiosDiscretion } from './at-the-studios-discretion.js';
import { calendarFrom, firstDayBefore } from './calendar.js';
import { cast, type Person } from './cast.js';
import { setGoals } from './course.js';
import { inEnglish } from './in-english.js';
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

/** The cases of each project in their order, which gives them their numbers. */
const lanes = [
  [landingPage, somethingLikeInstagram, openWish, atTheStudiosDiscretion, inEnglish],
  [soAndNotOtherwise, pricesInSight],
];

/** Tells all of the demo to a server whose director is there, and says with how many commands. */
export async function play(stage: Stage): Promise<number> {
  const url = `${stage.url}/graphql`;
  const calendar = calendarFrom(await firstDay(stage, url));
  const story = () => telling({ ...stage, url }, calendar);
  const beginning = story();
  await studio(beginning);
  await setGoals(beginning);
  // Side by side: the projects have nothing to do with each other.
  const told = await Promise.all(
    lanes.map(async (cases) => {
      const own = story();
      for (const tellCase of cases) await tellCase(own);
      return own.commands();
    }),
  );
  return told.reduce((sum, commands) => sum + commands, beginning.commands());
}
