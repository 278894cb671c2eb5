import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Storage } from '../../src/main.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { identifier, sql } from '../../src/platform/postgres/sql.js';
import { allProjections as projections } from '../../src/projections/all.js';
import { activeBuild } from '../../src/projections/builds.js';
import { rowsOf } from '../../src/projections/read-model.js';
import { readPosition } from '../../src/schema/scalars.js';
import {
  addressOf,
  answerable,
  ask,
  bootstrapped,
  cleanUp,
  postmasterIn,
  type Program,
  secret,
  temporaryFolder,
} from '../cli/answerable.js';
import { onLinux, processesIn } from '../platform/embedded-postgres/program.js';
import { differences, logOf, openAt, setUpStudio, sum, urlOf } from './checking.js';
import { load, type Place } from './load.js';
import { faultsOf, type Log } from './log-check.js';

const clients = 16;
/** Set CRASH_ROUNDS for a longer run. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 6);
const secondsPerRound = 45;

const kinds = [
  'the server',
  'PostgreSQL under it',
  'both with the watcher',
  'a server that just starts',
] as const;

if (!onLinux) console.warn('Skipped: these tests look at processes through /proc, which this system lacks.');
const crash = onLinux ? test : test.skip;

afterEach(cleanUp);

const startServer = (dataDir: string): Program =>
  answerable(['serve', '--port', '0', '--data-dir', dataDir, '--log-level', 'fatal'], {
    ANSWERABLE_JWT_SECRET: secret,
  });

const dies = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It went before we came: also dead.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/** Waits until every read model has come to the end of the log. */
async function allCaughtUp(place: Place): Promise<void> {
  for (;;) {
    const { data } = await ask<{ projections: { name: string; state: string; lagEvents: number }[] }>(
      place,
      '{ projections { name state lagEvents } }',
    );
    if (data?.projections.every(({ state, lagEvents }) => state === 'ACTIVE' && lagEvents === 0)) return;
    await sleep(50);
  }
}

/** A copy of the database that may be spoilt. */
async function copyOf({ connection }: EmbeddedPostgres): Promise<Storage> {
  const admin = openDatabase({ ...connection, database: 'postgres', max: 1 }, () => undefined);
  await admin.query(sql`CREATE DATABASE scratch TEMPLATE ${identifier(connection.database)}`);
  await admin.close();
  return openAt(urlOf(connection, 'scratch'));
}

crash(
  'whatever is killed and whenever, what was acknowledged is in the log exactly once and every read model follows from it',
  async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const { id: directorId, token } = await bootstrapped(['--data-dir', dataDir]);
    let server = startServer(dataDir);
    const place: Place = { url: await addressOf(server), token };
    const studio = await setUpStudio(place, directorId);
    const meta = await ask<{ _meta: { position: string } }>(place, '{ _meta { position } }');
    const since = Number(readPosition(meta.data?._meta.position ?? ''));
    const work = load(place, studio);
    const kills: Record<string, number> = {};

    const kill = async (what: string, ...pids: number[]) => {
      kills[what] = (kills[what] ?? 0) + 1;
      pids.forEach(dies);
    };
    const killServer = async () => {
      await kill('server', server.child.pid ?? 0);
      await server.ended;
    };
    const killing: Record<(typeof kinds)[number], () => Promise<void>> = {
      'the server': killServer,
      'PostgreSQL under it': async () => {
        await kill('postgres', postmasterIn(dataDir));
        await work.progress(20);
        await killServer();
      },
      'both with the watcher': async () => {
        await kill('postgres', ...processesIn(dataDir).filter((pid) => pid !== server.child.pid));
        await killServer();
      },
      'a server that just starts': async () => {
        await killServer();
        server = startServer(dataDir);
        await sleep(Math.random() * 2_500);
        await killServer();
      },
    };

    work.begin(clients);
    for (let round = 0; round < rounds; round += 1) {
      await work.progress(50);
      await sleep(Math.random() * 1_500);
      await killing[kinds[round % kinds.length] ?? 'the server']();
      server = startServer(dataDir);
      place.url = await addressOf(server);
    }
    await work.progress(50);
    await work.end();
    await allCaughtUp(place);
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });

    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    try {
      const scratch = await copyOf(postgres);
      const storage = await openAt(urlOf(postgres.connection, postgres.connection.database));
      const log = await logOf(storage.database);
      const head = await storage.store.head();
      const found = await differences(storage.database, storage);
      const { sent, accepted, refused, retried, twins } = work.figures;
      process.stdout.write(
        `crash: ${rounds} rounds, ${clients} clients; ${sent} commands sent, ${accepted} accepted, ${refused} refused, ` +
          `${retried} retries, ${twins} sent twice at once; killed ${JSON.stringify(kills)}; ${log.events.length} events; ` +
          `${sum(Object.values(found).map(({ rows }) => rows))} rows compared\n`,
      );
      expect(faultsOf(log, work.commands, since).slice(0, 20)).toEqual([]);
      expect(head).toBe(BigInt(log.events.length));
      for (const [name, each] of Object.entries(found))
        expect({ name, ...each }).toMatchObject({ position: head, differing: 0 });

      await spoilt(scratch, storage, { sent: work.commands, since, log });
      await scratch.close();
      await storage.close();
    } finally {
      await postgres.stop();
    }
  },
  60_000 + rounds * secondsPerRound * 1_000,
);

interface Checked {
  readonly sent: Parameters<typeof faultsOf>[1];
  readonly since: number;
  readonly log: Log;
}

/** The check itself has to notice: a lost event, a repeated one, a read model that says something else. */
async function spoilt(scratch: Storage, storage: Storage, { sent, since, log }: Checked): Promise<void> {
  const acknowledged = sent.find(({ answers: [first] }) => first && 'accepted' in first);
  const lost = log.events.findIndex(({ commandId }) => commandId === acknowledged?.commandId);
  const event = log.events[lost];
  if (!event || !acknowledged) throw new Error('Nothing was acknowledged, so nothing was checked.');

  await scratch.database.inTransaction(async (query) => {
    await query(sql`ALTER TABLE event_store.events DISABLE TRIGGER events_stay`);
    await query(sql`DELETE FROM event_store.events WHERE position = ${event.position}`);
  });
  expect(faultsOf(await logOf(scratch.database), sent, since)).toEqual(
    expect.arrayContaining([
      `position ${event.position} is ${event.position + 1}`,
      `command ${acknowledged.commandId} was acknowledged as ${event.type} and stored nothing`,
    ]),
  );
  const again = { ...event, position: log.events.length + 1, revision: event.revision + 1_000 };
  expect(faultsOf({ ...log, events: [...log.events, again] }, sent, since)).toContain(
    `command ${acknowledged.commandId} was acknowledged as ${event.type} and stored ${event.type},${event.type}`,
  );

  const [projection] = projections.filter(({ name }) => name === 'change-request');
  const build = projection && (await activeBuild(scratch.database.query, projection));
  if (!build) throw new Error('There is no build of the change requests to spoil.');
  const rows = rowsOf(build, build.build);
  await scratch.database.query(sql`
    UPDATE ${rows} SET doc = jsonb_set(doc, '{title}', '"Something else"')
    WHERE key = (SELECT min(key) FROM ${rows})`);
  await scratch.database.query(sql`DELETE FROM ${rows} WHERE key = (SELECT max(key) FROM ${rows})`);
  expect((await differences(scratch.database, storage))['change-request']).toMatchObject({ differing: 2 });
}
