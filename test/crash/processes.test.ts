import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetConnectOpts } from 'node:net';
import { type Connection, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { readPosition } from '../../src/schema/scalars.js';
import { answerWithinMs } from '../../src/platform/http/http-server.js';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { until } from '../support/until.js';
import {
  addressOf,
  answerable,
  ask,
  bootstrapped,
  cleanUp,
  type Program,
  secret,
  temporaryFolder,
} from '../cli/answerable.js';
import { onLinux } from '../platform/embedded-postgres/program.js';
import { asItEnded, caughtUp, differences, logOf, openAt, setUpStudio, sum, urlOf } from './checking.js';
import { load, type Place } from './load.js';
import { faultsOf } from './log-check.js';

const clients = 12;

if (!onLinux)
  console.warn('Skipped: these tests stop and continue processes by signals that this system lacks.');
const onThisSystem = onLinux ? test : test.skip;

afterEach(cleanUp);

const socketOf = ({ host, port }: Connection): NetConnectOpts =>
  host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };

type Role = 'all' | 'api' | 'worker';

/** One process of three, with a network of its own to the database. */
interface Member {
  readonly name: string;
  readonly role: Role;
  readonly proxy: TcpProxy;
  program: Program;
  url: string;
}

const start = ({ proxy, role }: Pick<Member, 'proxy' | 'role'>, { user, database }: Connection): Program =>
  answerable(['serve', '--port', '0', '--log-level', 'warn', '--role', role], {
    ANSWERABLE_JWT_SECRET: secret,
    DATABASE_URL: `postgres://${user}@127.0.0.1:${proxy.port}/${database}`,
  });

const roles: readonly (readonly [name: string, role: Role])[] = [
  ['one', 'all'],
  ['two', 'all'],
  ['three', 'api'],
];

async function startAll(connection: Connection): Promise<Member[]> {
  const members = await Promise.all(
    roles.map(async ([name, role]): Promise<Member> => {
      const proxy = await tcpProxy(socketOf(connection));
      return { name, role, proxy, url: '', program: start({ proxy, role }, connection) };
    }),
  );
  for (const member of members) member.url = await addressOf(member.program);
  return members;
}

/** Whom of these the model of requests is led by; `undefined` while nobody says so. */
async function leaderOf(members: readonly Member[], token: string): Promise<Member | undefined> {
  for (const member of members) {
    const answer = await ask<{ projections: { name: string; leader: boolean }[] }>(
      { url: member.url, token, signal: AbortSignal.timeout(2_000) },
      '{ projections { name leader } }',
    ).catch(() => undefined);
    if (answer?.data?.projections.some(({ name, leader }) => name === 'change-request' && leader))
      return member;
  }
  return undefined;
}

async function leading(members: readonly Member[], token: string): Promise<Member> {
  let found: Member | undefined;
  await until('somebody leads the model of requests', async () => {
    found = await leaderOf(members, token);
    return found !== undefined;
  });
  if (!found) throw new Error('Nobody leads.');
  return found;
}

onThisSystem(
  'three processes on one database: whoever is killed or paused, and whatever becomes of the network, nothing is lost and nothing is there twice',
  async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const begin = () => startEmbeddedPostgres({ dataDir, log: () => undefined });
    let postgres = await begin();
    const { connection } = postgres;
    const members: Member[] = [];
    try {
      const { id: directorId, token } = await bootstrapped([], {
        env: { DATABASE_URL: urlOf(connection, connection.database) },
      });
      members.push(...(await startAll(connection)));

      // Each attempt goes to the next process: what one has stored, another has to know of.
      let turn = 0;
      let away: Member | undefined;
      // The program's own, with what it takes to say so on a busy machine.
      const deadlineMs = answerWithinMs + 3_000;
      const place: Place = {
        token,
        get url() {
          turn += 1;
          const serving = members.filter((member) => member !== away);
          return serving[turn % serving.length]?.url ?? '';
        },
        get signal() {
          return AbortSignal.timeout(deadlineMs);
        },
      };
      const studio = await setUpStudio(place, directorId);
      const meta = await ask<{ _meta: { position: string } }>(place, '{ _meta { position } }');
      const since = Number(readPosition(meta.data?._meta.position ?? ''));
      const work = load(place, studio);
      const done: string[] = [];
      work.begin(clients);
      await work.progress(50);

      const others = (member: Member) => members.filter((one) => one !== member);
      const restart = async (member: Member) => {
        member.program = start(member, postgres.connection);
        member.url = await addressOf(member.program);
      };

      const killing = async () => {
        const killed = await leading(members, token);
        killed.program.child.kill('SIGKILL');
        await killed.program.ended;
        const next = await leading(others(killed), token);
        await work.progress(50);
        await restart(killed);
        done.push(`killed ${killed.name} while it led, ${next.name} took over`);
      };

      const refusedLate = ({ program: { output } }: Member) =>
        output.stderr.includes('a late batch was refused');

      const pausing = async () => {
        const paused = await leading(members, token);
        paused.program.child.kill('SIGSTOP');
        const taking = await leading(others(paused), token);
        // As whoever spreads the requests would see it by its health; those under way wait.
        away = paused;
        await work.progress(50);
        paused.program.child.kill('SIGCONT');
        away = undefined;
        await work.progress(50);
        done.push(`paused ${paused.name} while it led, ${taking.name} took over, ${paused.name} went on`);
      };

      /** One that wakes up may know already that it was replaced; so it is tried until one didn't. */
      const fencing = async () => {
        let paused = 0;
        do {
          await pausing();
          paused += 1;
        } while (!members.some(refusedLate) && paused < 5);
        expect(members.filter(refusedLate)).not.toEqual([]);
        done.push(`the late batch of a paused leader was refused by the checkpoint (after ${paused} pauses)`);
      };

      const badWeather = async () => {
        const slow = await leading(members, token);
        slow.proxy.weather({ latencyMs: 40 });
        await work.progress(50);
        slow.proxy.weather('PASS');
        for (const weather of ['STALL', 'HALF_OPEN'] as const) {
          // Whoever leads now: after the one trouble that is another than before it.
          const cut = await leading(members, token);
          cut.proxy.weather(weather);
          await leading(others(cut), token);
          away = cut;
          await work.progress(30);
          cut.proxy.weather('PASS');
          away = undefined;
          await work.progress(30);
          done.push(`${cut.name} had a network that was ${weather} while it led`);
        }
        for (let times = 0; times < 3; times += 1) {
          members.forEach(({ proxy }) => proxy.reset());
          await work.progress(30);
        }
        done.push(`${slow.name} had a slow network; all was reset 3 times`);
      };

      const restarting = async () => {
        await postgres.stop();
        await sleep(1_000);
        postgres = await begin();
        members.forEach(({ proxy }) => proxy.leadTo(socketOf(postgres.connection)));
        await work.progress(50);
        done.push('restarted PostgreSQL');
      };

      for (const trouble of [killing, fencing, badWeather, restarting]) await trouble();
      await work.end();
      await caughtUp(
        members.map(({ url }) => url),
        token,
      );
      for (const { program } of members) expect(await program.end('SIGTERM')).toMatchObject({ code: 0 });

      const storage = await openAt(urlOf(postgres.connection, postgres.connection.database));
      const log = await logOf(storage.database);
      const head = await storage.store.head();
      const found = await differences(storage.database, storage);
      await storage.close();
      const faults = faultsOf(log, work.commands.map(asItEnded), since);
      const { sent, accepted, refused, retried, twins, unanswered } = work.figures;
      process.stdout.write(
        `processes: ${done.join('; ')}. ${clients} clients: ${sent} commands sent, ${accepted} accepted, ${refused} refused, ` +
          `${retried} retries, ${twins} sent twice at once, ${unanswered} without an answer in ${deadlineMs / 1_000} s; ` +
          `${log.events.length} events, ${sum(Object.values(found).map(({ rows }) => rows))} rows compared, ${faults.length} faults\n`,
      );
      expect(faults.slice(0, 20)).toEqual([]);
      expect(unanswered).toBe(0);
      expect(head).toBe(BigInt(log.events.length));
      for (const [name, each] of Object.entries(found))
        expect({ name, ...each }).toMatchObject({ position: head, differing: 0 });
    } finally {
      for (const { program, proxy } of members) {
        program.child.kill('SIGCONT');
        program.child.kill('SIGKILL');
        await program.ended;
        await proxy.close();
      }
      await postgres.stop();
    }
  },
  360_000,
);
