import { sql } from '../../../src/platform/postgres/sql.js';
import { movableClock } from '../../support/movable-clock.js';
import { leadTo } from '../../support/request-life.js';
import { programOn, type RunningProgram } from '../../support/running-program.js';
import { startStudio, type Studio } from '../../support/studio.js';
import { until } from '../../support/until.js';

const often = { ANSWERABLE_ALARM_SECONDS: '1' };
const clock = movableClock();

let studio: Studio;
let others: RunningProgram[] = [];
beforeEach(async () => (studio = await startStudio(often, undefined, { clock })));
afterEach(async () => {
  for (const other of others) await other.stop();
  others = [];
  await studio.stop();
});

const another = async () => {
  const program = await programOn(studio.storage, often, { clock });
  others.push(program);
  return program;
};

const inDays = (days: number) => new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString();

const typesOf = async (id: string) =>
  (await studio.core.store.readStream({ category: 'changeRequest', id })).map(({ type }) => type);
const count = async (id: string, type: string) => (await typesOf(id)).filter((one) => one === type).length;

/** One request that rests, and one whose decider says nothing. */
const waiting = async () => {
  const { id: rests } = await leadTo('RECEIVED', studio);
  await studio.by('klara').done('changeRequestDefer', { requestId: rests, until: inDays(5), why: 'W' });
  const { id: silent } = await leadTo('BRIEFED', studio);
  return { rests, silent };
};

const rung = async ({ rests, silent }: Awaited<ReturnType<typeof waiting>>) => [
  await count(rests, 'RequestWoken'),
  await count(silent, 'SilenceRecorded'),
];
const allRung = async (asked: Awaited<ReturnType<typeof waiting>>) =>
  (await rung(asked)).every((times) => times > 0);

const ringers = (...programs: readonly RunningProgram[]) =>
  programs.flatMap(({ log }) => log).filter(({ msg }) => msg === 'an alarm rang');

/** Ends the connection that holds the lock of the alarm clock, as a crash of its process would. */
const killLeader = () =>
  studio.storage.database.query(sql`
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('answerable:alarm-clock', 0)`);

test('of two programs on one database one rings, and each alarm leaves one fact', async () => {
  const second = await another();
  const asked = await waiting();
  clock.moveOn(8);
  await until('all have rung', () => allRung(asked));
  await until('both are in the log', async () => ringers(studio, second).length >= 2);
  expect(await rung(asked)).toEqual([1, 1]);
  expect(ringers(studio, second)).toHaveLength(2);
});

test('whoever leads may die at any moment: another one rings on, and nothing twice', async () => {
  await another();
  for (let round = 0; round < 3; round += 1) {
    const asked = await waiting();
    await until('somebody leads', async () => (await killLeader()).length === 1);
    clock.moveOn(8);
    await until('all have rung', () => allRung(asked));
    expect(await rung(asked)).toEqual([1, 1]);
  }
});

test('what was due while nobody served is done at the next start, dated then', async () => {
  const asked = await waiting();
  await studio.end();
  clock.moveOn(400);
  const before = clock.now();
  const next = await another();
  const facts = async (id: string) => next.core.store.readStream({ category: 'changeRequest', id });
  await until('all have rung', async () =>
    (await Promise.all([facts(asked.rests), facts(asked.silent)])).every((stream) =>
      ['RequestWoken', 'SilenceRecorded'].includes(stream.at(-1)?.type ?? ''),
    ),
  );
  for (const id of [asked.rests, asked.silent]) {
    const { actor, occurredAt } = JSON.parse((await facts(id)).at(-1)?.metadata ?? '') as {
      actor: object;
      occurredAt: string;
    };
    expect(actor).toEqual({ id: 'system', role: 'SYSTEM' });
    expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(Date.parse(before));
  }
});

test('a read model built anew rings nothing again', async () => {
  const asked = await waiting();
  clock.moveOn(8);
  await until('all have rung', () => allRung(asked));
  await studio.core.projections.rebuild('change-request');
  const later = await waiting();
  clock.moveOn(8);
  await until('what came later has rung', () => allRung(later));
  expect(await rung(asked)).toEqual([1, 1]);
});
