import { setTimeout as pause } from 'node:timers/promises';
import { newUuid } from '../../src/platform/ids.js';
import { readPosition } from '../../src/schema/scalars.js';
import { bootstrapped, cleanUp, serve } from '../cli/answerable.js';
import { insist, type Place } from '../crash/load.js';
import { overSse, overWebsocket } from '../support/live-client.js';
import { liveFollower } from '../support/live-follower.js';
import { emptyDatabase } from '../support/postgres.js';
import { startStudio } from '../support/studio.js';

afterEach(cleanUp);

/** Whoever writes to a server that may die: each command is sent until it is known to be stored; its position. */
function writerAt(place: Place) {
  const figures = { sent: 0, accepted: 0, refused: 0, retried: 0, twins: 0, unanswered: 0 };
  return async (mutation: string, input: object): Promise<bigint> => {
    const command = { commandId: newUuid(), mutation, input, stream: '', types: [], answers: [] };
    const outcome = await insist(place, command, figures);
    if ('refused' in outcome) throw new Error(`${mutation} was refused: ${outcome.refused}`);
    return BigInt(outcome.accepted);
  };
}

type Writer = ReturnType<typeof writerAt>;

async function openedProject(done: Writer, managerId: string) {
  const [clientId, contactId, id] = [`cli_${newUuid()}`, `con_${newUuid()}`, `prj_${newUuid()}`];
  const budget = { amount: '1000', currency: 'EUR' };
  const about = { title: 'One', idea: 'A site', disciplines: ['DESIGN'], deadline: '2030-01-01' };
  await done('clientRegister', { id: clientId, name: 'Acme' });
  await done('contactAdd', { clientId, contactId, kind: 'DECIDER', name: 'Cleo' });
  await done('projectOpen', { id, clientId, key: 'ONE', ...about, budget, managerId });
  return { id, contactId };
}

test('whoever goes on after the last position misses nothing and gets nothing twice, also across a killed server', async () => {
  const storage = await emptyDatabase(() => undefined);
  const env = { DATABASE_URL: storage.url };
  const { id: directorId, token } = await bootstrapped([], { env });
  const start = () => serve(['--log-level', 'fatal'], env);
  let server = await start();
  const place: Place = { url: server.url, token };
  const done = writerAt(place);
  const { id, contactId } = await openedProject(done, directorId);
  // Over the one transport and then the other.
  const follower = liveFollower(id, (turn) =>
    (turn % 2 === 0 ? overWebsocket : overSse)(place.url, () => place.token),
  );
  const written: bigint[] = [];
  const write = async (writer: string) => {
    for (let n = 0; n < 8; n += 1) {
      const wish = { title: `${writer} ${n}`, wording: 'Bigger.', from: contactId, channel: 'CALL' };
      written.push(await done('changeRequestReceive', { id: `req_${newUuid()}`, projectId: id, ...wish }));
    }
  };
  const writing = Promise.all(['First', 'Second'].map(write));
  const failed = new Promise<never>((_, reject) => void writing.catch(reject));
  try {
    while (written.length < 5 || follower.told.length < 3) await Promise.race([pause(10), failed]);
    await server.end('SIGKILL');
    server = await start();
    place.url = server.url;
    await writing;
    const last = written.reduce((one, other) => (one > other ? one : other));
    while ((follower.told.at(-1)?.position ?? 0n) < last && follower.wrong.length === 0) await pause(20);
  } finally {
    await follower.stop();
    await server.end('SIGTERM');
  }
  const stored = await storage.database.query<{ position: string }>({
    text: `SELECT position FROM event_store.events
      WHERE event_store.project_of(metadata) = $1 AND stream_category IN ('project', 'changeRequest') ORDER BY position`,
    values: [id],
  });
  expect(follower.wrong).toEqual([]);
  expect(follower.told.map(({ position }) => position)).toEqual(
    stored.map(({ position }) => BigInt(position)),
  );
  expect(written).toHaveLength(16);
  await storage.drop();
});

test('whoever reads too slowly is told where to go on, and misses nothing', async () => {
  const studio = await startStudio({ ANSWERABLE_LIVE_WAITING: '3' });
  const { projectId } = studio.acme;
  const principal = { actor: { id: studio.people.max, role: 'ACCOUNT_MANAGER' as const }, disciplines: [] };
  const subject = { kind: 'PROJECT' as const, id: projectId };
  const following = await studio.core.app.follow({ principal, subject });
  const positions: bigint[] = [];
  /** Takes the events up to something else. */
  const restOf = async (items: typeof following) => {
    let item = (await items.next()).value;
    for (; item?.is === 'EVENT'; item = (await items.next()).value) positions.push(item.fact.position);
    return item;
  };
  expect((await following.next()).value).toMatchObject({ is: 'CAUGHT_UP' });
  const receive = async (title: string) =>
    readPosition(
      (
        await studio.by('max').done('changeRequestReceive', {
          ...{ projectId, title, wording: 'Please.', from: studio.people.klara, channel: 'EMAIL' },
        })
      ).text('position'),
    );
  const first = await receive('First');
  const read = (await following.next()).value;
  if (read?.is !== 'EVENT') throw new Error('No event.');
  positions.push(read.fact.position);
  const missed: bigint[] = [];
  for (let n = 0; n < 6; n += 1) missed.push(await receive(`More ${n}`));
  const lagged = await restOf(following);
  if (lagged?.is !== 'LAGGED') throw new Error('It should have lagged.');
  expect(lagged.resumeAfter).toBe(positions.at(-1));
  expect((await following.next()).done).toBe(true);
  const again = await studio.core.app.follow({ principal, subject, after: lagged.resumeAfter });
  await restOf(again);
  expect(positions).toEqual([first, ...missed]);
  await again.return();
  await studio.stop();
});
