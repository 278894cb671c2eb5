import { bootstrapped, cleanUp, type Program, serve } from '../cli/answerable.js';
import { transports } from '../support/live-client.js';
import { type Follower, liveFollower, type Told } from '../support/live-follower.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { until } from '../support/until.js';
import { asItEnded, logOf, setUpStudio } from './checking.js';
import { load, type Place } from './load.js';
import { faultsOf } from './log-check.js';

const clients = 6;

/** One process of two, and the network between it and whoever follows through it. */
interface Member {
  readonly name: string;
  readonly proxy: TcpProxy;
  program: Program;
  url: string;
}

const start = (storage: TestDatabase) => serve(['--log-level', 'fatal'], { DATABASE_URL: storage.url });

const upstream = (url: string) => ({ host: '127.0.0.1', port: Number(new URL(url).port) });

async function started(name: string, storage: TestDatabase): Promise<Member> {
  const program = await start(storage);
  return { name, program, url: program.url, proxy: await tcpProxy(upstream(program.url)) };
}

async function restart(member: Member, storage: TestDatabase): Promise<void> {
  const program = await start(storage);
  Object.assign(member, { program, url: program.url });
  member.proxy.leadTo(upstream(program.url));
}

/** What there is to be told of a project, as it is stored. */
async function factsOf({ database }: TestDatabase, projectId: string): Promise<Told[]> {
  const stored = await database.query<{ position: string; id: string }>({
    text: `SELECT position, event_id AS id FROM event_store.events
      WHERE event_store.project_of(metadata) = $1 AND stream_category IN ('project', 'changeRequest') ORDER BY position`,
    values: [projectId],
  });
  return stored.map(({ position, id }) => ({ position: BigInt(position), id }));
}

/** Each has subscribed again since `before`, somewhere in the story, and has been told more from there. */
const wentOn = (followers: readonly Follower[], before: readonly number[]) =>
  until('everybody who follows has gone on elsewhere', async () =>
    followers.every(({ subscribed, told }, index) => {
      const resumedAt = subscribed.at(-1) ?? 0n;
      return subscribed.length > (before[index] ?? 0) && (told.at(-1)?.position ?? 0n) > resumedAt;
    }),
  );

let storage: TestDatabase;
beforeEach(async () => {
  storage = await emptyDatabase(() => undefined);
});
afterEach(async () => {
  await cleanUp();
  await storage.drop();
});

test('whoever follows through a process that is killed, or cut off, goes on through another: each fact once, in order', async () => {
  const { id: directorId, token } = await bootstrapped([], { env: { DATABASE_URL: storage.url } });
  // The first leads, so that it is killed once while it does, and once while it doesn't.
  const one = await started('one', storage);
  const two = await started('two', storage);
  let followed = one;
  let told = two;
  const place: Place = {
    token,
    get url() {
      return told.url;
    },
  };
  const studio = await setUpStudio(place, directorId);
  const projectId = studio.projectIds[0] ?? '';
  const since = (await logOf(storage.database)).events.length;
  // All in one project, so that a fact of it comes at nearly every position, also at the one after which somebody goes on.
  const work = load(place, { ...studio, projectIds: [projectId] });
  const followers = Object.values(transports).map((connect) =>
    liveFollower(projectId, () => connect(`http://127.0.0.1:${followed.proxy.port}`, () => token)),
  );
  const done: string[] = [];
  const passedOn = async (trouble: (member: Member) => unknown) => {
    const before = followers.map(({ subscribed }) => subscribed.length);
    const left = followed;
    followed = left === one ? two : one;
    await trouble(left);
    await work.progress(30);
    await wentOn(followers, before);
    return left;
  };
  const killing = async () => {
    const killed = await passedOn(({ program }) => program.end('SIGKILL'));
    await restart(killed, storage);
    told = killed;
    done.push(`${killed.name} was killed`);
  };
  const cutting = async () => {
    const cut = await passedOn(({ proxy }) => proxy.reset());
    told = cut;
    done.push(`the connections to ${cut.name} were cut`);
  };

  work.begin(clients);
  try {
    await wentOn(
      followers,
      followers.map(() => 0),
    );
    for (const trouble of [killing, cutting, killing, cutting]) await trouble();
    await work.end();
    const facts = await factsOf(storage, projectId);
    await until('everybody was told the last fact', async () =>
      followers.every((follower) => follower.told.at(-1)?.position === facts.at(-1)?.position),
    );
    for (const follower of followers) await follower.stop();
    for (const { program } of [one, two]) expect(await program.end('SIGTERM')).toMatchObject({ code: 0 });

    const faults = faultsOf(await logOf(storage.database), work.commands.map(asItEnded), since);
    const { sent, accepted, refused, retried } = work.figures;
    process.stdout.write(
      `following: ${done.join('; ')}. ${clients} clients: ${sent} commands sent, ${accepted} accepted, ${refused} refused, ` +
        `${retried} retries; ${facts.length} facts of the project, ${faults.length} faults; subscribed after ` +
        `${followers.map(({ subscribed }) => subscribed.join(', ')).join(' and after ')}\n`,
    );
    for (const follower of followers) {
      expect(follower.wrong).toEqual([]);
      expect(follower.told).toEqual(facts);
    }
    expect(faults.slice(0, 20)).toEqual([]);
  } finally {
    for (const follower of followers) await follower.stop();
    for (const { proxy } of [one, two]) await proxy.close();
  }
});
