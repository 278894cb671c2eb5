import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type PostgresEventStore,
  postgresEventStore,
} from '../../../../src/event-store/engines/postgres/postgres-event-store.js';
import { type Database, openDatabase } from '../../../../src/platform/postgres/database.js';
import { identifier, sql } from '../../../../src/platform/postgres/sql.js';
import { type TestDatabase, testDatabase } from '../../../support/postgres.js';
import { eventsOf, someRequest, tailOf } from '../../requests.js';

let opened: TestDatabase;
let database: Database;
let store: PostgresEventStore;
beforeAll(async () => {
  // Connections break here on purpose.
  opened = await testDatabase(() => undefined);
  ({ database } = opened);
  store = postgresEventStore(database);
});
afterAll(async () => {
  await store.close();
  await opened.drop();
});

const run = (text: string) => database.query({ text, values: [] });

describe('what happened stays', () => {
  test.each([
    'UPDATE event_store.events SET data = data',
    'DELETE FROM event_store.events',
    'DELETE FROM event_store.events WHERE FALSE',
    'TRUNCATE event_store.events',
    'TRUNCATE event_store.events CASCADE',
    'DELETE FROM event_store.head',
    'TRUNCATE event_store.head',
  ])('%s is refused, to the owner as well', async (text) => {
    await store.append(someRequest());
    await expect(run(text)).rejects.toThrow(/is refused: what happened stays/);
    await expect(
      database.inTransaction(async (query) => {
        await query(sql`SET LOCAL session_replication_role = replica`);
        await query({ text, values: [] });
      }),
    ).rejects.toThrow(/is refused: what happened stays/);
  });

  test('a program with a role of its own can read and append, and nothing else', async () => {
    const role = `program_${randomBytes(6).toString('hex')}`;
    await database.query(sql`CREATE ROLE ${identifier(role)} LOGIN`);
    const as = (text: string) =>
      database.inTransaction(async (query) => {
        await query(sql`SET LOCAL ROLE ${identifier(role)}`);
        return query({ text, values: [] });
      });
    try {
      await expect(as('SELECT * FROM event_store.events')).rejects.toThrow(/permission denied/);
      await database.query(sql`SELECT event_store.grant_to(${role})`);
      await expect(as('SELECT * FROM event_store.events')).resolves.toBeDefined();
      for (const text of [
        "INSERT INTO event_store.commands VALUES (gen_random_uuid(), '', 1, now())",
        'UPDATE event_store.head SET position = 0',
        'UPDATE event_store.events SET revision = 1',
        'DELETE FROM event_store.events',
        'TRUNCATE event_store.events',
        'ALTER TABLE event_store.events DISABLE TRIGGER events_stay',
      ])
        await expect(as(text)).rejects.toThrow(/permission denied|must be owner/);
    } finally {
      await database.query(sql`DROP OWNED BY ${identifier(role)}`);
      await database.query(sql`DROP ROLE ${identifier(role)}`);
    }
  });

  test('the whole store works for such a role', async () => {
    const role = `program_${randomBytes(6).toString('hex')}`;
    await database.query(sql`CREATE ROLE ${identifier(role)} LOGIN`);
    await database.query(sql`SELECT event_store.grant_to(${role})`);
    const limited = openDatabase(
      { connectionString: opened.url, options: `-c role=${role}` },
      () => undefined,
    );
    const theirs = postgresEventStore(limited);
    try {
      const request = someRequest();
      expect((await theirs.append(request)).outcome).toBe('ok');
      expect(await theirs.findCommand(request.commandId)).toBeDefined();
      expect(await theirs.readStream(request.stream)).toHaveLength(1);
      expect(await theirs.forgetCommands('1999-01-01T00:00:00Z')).toBe(0);
    } finally {
      await theirs.close();
      await limited.close();
      await database.query(sql`DROP OWNED BY ${identifier(role)}`);
      await database.query(sql`DROP ROLE ${identifier(role)}`);
    }
  });
});

test('requests of one moment are one commit and one notification', async () => {
  const client = await database.pool.connect();
  let notifications = 0;
  client.on('notification', () => (notifications += 1));
  await client.query('LISTEN event_store');
  await Promise.all(Array.from({ length: 100 }, () => store.append(someRequest())));
  // The answer to a later query comes after every notification of an earlier commit.
  await client.query('SELECT 1');
  const appended = notifications;
  await store.append(someRequest({ expectedRevision: 7 }));
  await client.query('SELECT 1');
  const [sameTransaction] = await database.query<{ commits: string }>(sql`
    SELECT count(DISTINCT xmin::text) AS commits FROM (
      SELECT xmin FROM event_store.events ORDER BY position DESC LIMIT 100) last`);
  client.release(true);
  expect(appended).toBe(1);
  expect(notifications).toBe(1);
  expect(sameTransaction?.commits).toBe('1');
});

describe('commands whose ids are forgotten', () => {
  const later = '2999-01-01T00:00:00Z';

  test('are forgotten by age and a bounded number at a time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.append(someRequest())));
    expect(await store.forgetCommands('1999-01-01T00:00:00Z')).toBe(0);
    expect(await store.forgetCommands(later, 3)).toBe(3);
    expect(await store.forgetCommands(later)).toBeGreaterThan(1);
    expect(await store.forgetCommands(later)).toBe(0);
  });

  test('still store nothing twice: their events are known', async () => {
    const request = someRequest();
    const first = await store.append(request);
    while ((await store.forgetCommands(later)) > 0);
    expect(await store.findCommand(request.commandId)).toBeUndefined();
    const head = await store.head();
    const beside = someRequest();
    const [again, other] = await Promise.all([store.append(request), store.append(beside)]);
    expect(again).toEqual({ ...first, outcome: 'duplicate', fingerprint: '' });
    expect(other.outcome).toBe('ok');
    expect(await tailOf(store, head)).toHaveLength(1);
  });

  test('an event id that another command has used is no poison', async () => {
    const first = someRequest();
    const thief = { ...someRequest(), events: first.events };
    const beside = someRequest();
    const results = await Promise.all([first, thief, beside].map((request) => store.append(request)));
    expect(results.map(({ outcome }) => outcome)).toEqual(['ok', 'duplicate', 'ok']);
    expect(await store.readStream(thief.stream)).toEqual([]);
  });
});

const appendsUnderWay = async (state: string) =>
  database.query<{ pid: number }>(sql`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND query LIKE '%event_store.append(%' AND wait_event_type = ${state}`);

async function untilAnAppendWaits(): Promise<number> {
  for (;;) {
    const [waiting] = await appendsUnderWay('Lock');
    if (waiting !== undefined) return waiting.pid;
    await pause(5);
  }
}

test('a connection that breaks under an append costs nothing: it is stored once', async () => {
  const request = someRequest();
  const appended = await database.inTransaction(async (query) => {
    await query(sql`SELECT * FROM event_store.head FOR UPDATE`);
    const result = store.append(request);
    const pid = await untilAnAppendWaits();
    await query(sql`SELECT pg_terminate_backend(${pid})`);
    await pause(50);
    return { result };
  });
  expect((await appended.result).outcome).toBe('ok');
  expect(await store.readStream(request.stream)).toHaveLength(1);
});

test('readers see the log as it was while an append is under way', async () => {
  const head = await store.head();
  const request = someRequest();
  const { appended } = await database.inTransaction(async (query) => {
    await query(sql`SELECT * FROM event_store.head FOR UPDATE`);
    const result = store.append(request);
    await untilAnAppendWaits();
    expect(await store.readAll(head, 10)).toEqual([]);
    expect(await store.head()).toBe(head);
    return { appended: result };
  });
  expect(await appended).toMatchObject({ outcome: 'ok', position: head + 1n });
});

test('a head that is held for long fails the append, and it may be sent again', async () => {
  const impatient = postgresEventStore(database, { retryPauses: [] });
  const request = someRequest();
  await database.inTransaction(async (query) => {
    await query(sql`SELECT * FROM event_store.head FOR UPDATE`);
    await expect(impatient.append(request)).rejects.toThrow(/lock timeout/);
  });
  expect((await impatient.append(request)).outcome).toBe('ok');
  await impatient.close();
});

test('the instant of storing never runs backwards, even if the clock does', async () => {
  await database.query(sql`UPDATE event_store.head SET recorded_at = '2888-01-01T00:00:00.123Z'`);
  const result = await store.append(someRequest());
  expect(result).toMatchObject({ recordedAt: '2888-01-01T00:00:00.123Z' });
  expect((await store.append(someRequest())) as object).toMatchObject({
    recordedAt: '2888-01-01T00:00:00.123Z',
  });
});

test('a reader is woken by others again after its connection broke', async () => {
  const reader = postgresEventStore(database);
  let wakes = 0;
  const end = reader.onAppended(() => (wakes += 1));
  const listeners = () =>
    database.query<{ pid: number }>(sql`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN event_store'`);
  const listening = async (not?: number) => {
    for (;;) {
      const [found] = await listeners();
      if (found !== undefined && found.pid !== not) return found.pid;
      await pause(5);
    }
  };
  const broken = await listening();
  await database.query(sql`SELECT pg_terminate_backend(${broken})`);
  expect(await listening(broken)).not.toBe(broken);
  const before = wakes;
  await store.append(someRequest());
  while (wakes === before) await pause(5);
  end();
  await reader.close();
  while ((await listeners()).length > 0) await pause(5);
});

test('a large append is stored whole', async () => {
  const commandId = '0198f000-0000-7000-8000-000000000001';
  const request = someRequest({ commandId, events: eventsOf(commandId, 5_000) });
  expect(await store.append(request)).toMatchObject({ outcome: 'ok', revision: 4_999 });
  expect((await store.readStream(request.stream)).map(({ revision }) => revision)).toEqual(
    Array.from({ length: 5_000 }, (_, index) => index),
  );
});
