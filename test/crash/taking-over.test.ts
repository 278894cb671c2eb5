import { newUuid } from '../../src/platform/ids.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { allProjections } from '../../src/projections/all.js';
import { logTree } from '../../src/projections/log-tree/log-tree.js';
import { leaderLock } from '../../src/projections/read-model.js';
import { readPosition } from '../../src/schema/scalars.js';
import {
  addressOf,
  answerable,
  ask,
  bootstrapped,
  cleanUp,
  type Program,
  secret,
  workerAddressOf,
} from '../cli/answerable.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import { until } from '../support/until.js';
import { asItEnded, caughtUp, differences, logOf, openAt, setUpStudio, sum } from './checking.js';
import { load, type Place } from './load.js';
import { faultsOf, type Sent } from './log-check.js';

const clients = 6;

type Role = 'all' | 'api' | 'worker';

/** What only one process at a time may do, by the names of its locks. */
const posts = [...[...allProjections, logTree].map(leaderLock), 'answerable:alarm-clock'];

let storage: TestDatabase;
beforeEach(async () => {
  storage = await emptyDatabase(() => undefined);
});
afterEach(async () => {
  await cleanUp();
  await storage.drop();
});

/** A process of this role, known to the database by the same name. */
function start(role: Role): Program {
  const url = new URL(storage.url);
  url.searchParams.set('application_name', role);
  return answerable(['serve', '--port', '0', '--log-level', 'warn', '--role', role], {
    DATABASE_URL: url.href,
    // A worker needs no way to check tokens.
    ...(role !== 'worker' && { ANSWERABLE_JWT_SECRET: secret }),
  });
}

/** Who holds which post, as the database knows it: a worker has nobody to tell. */
const holders = () =>
  storage.database.query<{ name: string; post: string }>(sql`
    SELECT activity.application_name AS name, post
    FROM pg_locks AS lock
    JOIN pg_stat_activity AS activity USING (pid)
    JOIN unnest(${posts}::text[]) AS post
      ON hashtextextended(post, 0) = (lock.classid::bigint << 32 | lock.objid::bigint)
    WHERE lock.locktype = 'advisory' AND lock.objsubid = 1 AND lock.granted
      AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())`);

const registering = `mutation ($input: ClientRegisterInput!) {
  clientRegister(input: $input) { position behind client { name } } }`;

interface Registered {
  readonly clientRegister: {
    readonly position: string;
    readonly behind: boolean;
    readonly client: { readonly name: string } | null;
  };
}

/** Tells the process something new until it can be read in the same answer; all that was sent. */
async function readingItsOwn(place: Place): Promise<Sent[]> {
  const sent: Sent[] = [];
  while (sent.length < 20) {
    const [id, commandId] = [`cli_${newUuid()}`, newUuid()];
    const answer = await ask<Registered>(place, registering, { input: { id, name: 'Beta', commandId } });
    if (!answer.data) throw new Error(`It was answered with ${JSON.stringify(answer.errors)}`);
    const { position, behind, client } = answer.data.clientRegister;
    const accepted = Number(readPosition(position));
    sent.push({ commandId, stream: `client ${id}`, types: ['ClientRegistered'], answers: [{ accepted }] });
    if (behind) continue;
    expect(client).toEqual({ name: 'Beta' });
    return sent;
  }
  throw new Error('What it is told can never be read at once.');
}

test('a worker that is killed while it leads is replaced by whoever may lead, never by an api, which reads its own writes again', async () => {
  const { id: directorId, token } = await bootstrapped([], { env: { DATABASE_URL: storage.url } });
  const everLed = new Set<string>();
  const leadsAlone = (role: Role) =>
    until(`${role} leads everything`, async () => {
      const found = await holders();
      found.forEach(({ name }) => everLed.add(name));
      return found.length === posts.length && found.every(({ name }) => name === role);
    });

  const api = start('api');
  let worker = start('worker');
  const health = await workerAddressOf(worker);
  await leadsAlone('worker');
  const both = start('all');
  const place: Place = { url: await addressOf(api), token };
  const bothUrl = await addressOf(both);
  const studio = await setUpStudio(place, directorId);
  const since = (await logOf(storage.database)).events.length;
  const work = load(place, studio);
  const told: Sent[] = [];
  work.begin(clients);
  await work.progress(50);
  expect((await fetch(`${health}/health/ready`)).status).toBe(200);
  await leadsAlone('worker');

  await worker.end('SIGKILL');
  await leadsAlone('all');
  told.push(...(await readingItsOwn(place)));
  await work.progress(50);
  expect((await fetch(`${bothUrl}/health/ready`)).status).toBe(200);

  worker = start('worker');
  await workerAddressOf(worker);
  await leadsAlone('all');
  await both.end('SIGKILL');
  await leadsAlone('worker');
  told.push(...(await readingItsOwn(place)));
  await work.progress(50);

  await work.end();
  await caughtUp([place.url], token);
  const { data } = await ask<{ projections: { leader: boolean }[] }>(place, '{ projections { leader } }');
  expect(data?.projections.map(({ leader }) => leader)).not.toContain(true);
  expect([...everLed].sort()).toEqual(['all', 'worker']);
  for (const program of [api, worker]) expect(await program.end('SIGTERM')).toMatchObject({ code: 0 });

  const reading = await openAt(storage.url);
  const log = await logOf(reading.database);
  const head = await reading.store.head();
  const found = await differences(reading.database, reading);
  await reading.close();
  const faults = faultsOf(log, [...work.commands.map(asItEnded), ...told], since);
  const { sent, accepted, refused, retried } = work.figures;
  process.stdout.write(
    `taking over: killed the worker, then the process that does both, each while it led. ${clients} clients: ${sent} commands ` +
      `sent, ${accepted} accepted, ${refused} refused, ${retried} retries; ${told.length} times told until it was read at once; ` +
      `${log.events.length} events, ${sum(Object.values(found).map(({ rows }) => rows))} rows compared, ${faults.length} faults\n`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  for (const [name, each] of Object.entries(found))
    expect({ name, ...each }).toMatchObject({ position: head, differing: 0 });
});
