import { sql } from '../../src/platform/postgres/sql.js';
import { leaderLock } from '../../src/projections/read-model.js';
import type { Projections } from '../../src/projections/start-projections.js';
import {
  added,
  broke,
  counts,
  expectSameAsFreshFold,
  noted,
  type Process,
  removed,
  rowsOf,
  tally,
  tell,
  touchy,
  until,
  withProcesses,
} from './fixtures.js';

const long = 30_000;

const leads = async (projections: Projections, name = 'tally') =>
  (await projections.status()).some((one) => one.name === name && one.leader);

/** Ends the connection that holds the leader lock of a projection, as a crash of its process would. */
const killLeader = ({ database }: Process) =>
  database.query(sql`
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(${leaderLock(tally)}, 0)`);

test('two programs on one database count each event once', () =>
  withProcesses(2, async (one, two) => {
    const [a, b] = await Promise.all([one.start(tally), two.start(tally)]);
    const telling = Array.from({ length: 120 }, (_, n) =>
      tell(n % 2 === 0 ? one.store : two.store, added('all', `k${n % 7}`), noted(`n${n}`, `k${n % 5}`)),
    );
    const end = (await Promise.all(telling)).reduce((most, position) => (position > most ? position : most));
    await Promise.all([a.waitFor(end, ['tally'], long), b.waitFor(end, ['tally'], long)]);
    expect((await counts(two.database, tally))['all']).toBe(120);
    expect(await expectSameAsFreshFold(one, tally)).toBe(end);
    expect([await leads(a), await leads(b)].filter(Boolean)).toHaveLength(1);
  }));

test('when the leader stops, the other goes on', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally);
    await until('the first leads', () => leads(a));
    const b = await two.start(tally);
    await b.waitFor(await tell(two.store, added('x')), ['tally'], long);
    expect(await leads(b)).toBe(false);
    await a.stop();
    await b.waitFor(await tell(two.store, added('x')), ['tally'], long);
    await until('the second leads', () => leads(b));
    expect(await counts(two.database, tally)).toEqual({ x: 2 });
  }));

test('when the leader loses its connection, somebody leads on and nothing counts twice', () =>
  withProcesses(2, async (one, two) => {
    const [a, b] = await Promise.all([one.start(tally), two.start(tally)]);
    for (let round = 0; round < 4; round += 1) {
      await until('somebody leads', async () => (await leads(a)) !== (await leads(b)));
      expect(await killLeader(two)).toHaveLength(1);
      const end = await tell(one.store, added('x'), added('y'));
      await Promise.all([a.waitFor(end, ['tally'], long), b.waitFor(end, ['tally'], long)]);
    }
    expect(await counts(two.database, tally)).toEqual({ x: 4, y: 4 });
    await expectSameAsFreshFold(one, tally);
  }));

test('connections that break at any moment lose nothing and repeat nothing', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally);
    let end = 0n;
    for (let round = 0; round < 25; round += 1) {
      end = await tell(two.store, added('all'), added(`k${round % 3}`), removed(`k${round % 4}`));
      if (round % 4 === 3)
        await two.database.query(sql`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND (query LIKE '%read_models.%' OR query LIKE '%advisory%')`);
    }
    await until('the read model has come to the end', () =>
      a.waitFor(end, ['tally'], 1_000).then(
        () => true,
        () => false,
      ),
    );
    expect((await counts(two.database, tally))['all']).toBe(25);
    await expectSameAsFreshFold(two, tally);
  }));

test('an event that cannot be folded stops its own projection, with a report', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally, touchy);
    await tell(one.store, added('a'), added('b'), broke('a'), added('a'));
    const end = await tell(one.store, added('c'));
    await a.waitFor(end, ['tally'], long);
    await until('the report is there', async () => (await a.status()).some(({ failure }) => failure));

    const [healthy, stopped] = await a.status();
    expect(healthy).toMatchObject({ name: 'tally', position: 5n, lagEvents: 0n, lagSeconds: 0 });
    expect(healthy).not.toHaveProperty('failure');
    expect(stopped).toMatchObject({
      name: 'touchy',
      position: 2n,
      head: 5n,
      lagEvents: 3n,
      failure: { position: '3', eventType: 'Broke' },
    });
    expect(stopped?.failure?.message).toContain('I never expected that');
    expect(stopped?.failure?.eventId).toBe((await one.store.readAll(2n, 1))[0]?.id);
    expect(stopped?.lagSeconds).toBeGreaterThanOrEqual(0);
    expect(one.entries).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'stopped by an event that it cannot take in' }),
    );
    expect(await counts(one.database, touchy)).toEqual({ a: 1, b: 1 });

    // A second program with the same fault doesn't get further, one with the fault repaired does.
    const b = await two.start({ ...tally, name: 'touchy' });
    await b.waitFor(end, ['touchy'], long);
    expect(await counts(one.database, touchy)).toEqual({ a: 2, b: 1, c: 1 });
    expect((await b.status())[0]).not.toHaveProperty('failure');
  }));

test('a projection that stopped is tried again when told to', () =>
  withProcesses(1, async (one) => {
    let repaired = false;
    const healing = {
      ...touchy,
      fold: (...[row, fact, key]: Parameters<typeof touchy.fold>) =>
        (repaired ? tally : touchy).fold(row, fact, key),
    };
    const a = await one.start(healing);
    const end = await tell(one.store, added('a'), broke('a'), added('a'));
    const failed = async () => (await a.status()).some(({ failure }) => failure);
    await until('it stops', failed);
    await a.retry('touchy');
    await until('it stops again', failed);
    repaired = true;
    await a.retry('touchy');
    await a.waitFor(end, ['touchy'], long).catch(async () => {
      // The report of the attempt before may have been what ended the wait.
      await until('it goes on', async () => (await counts(one.database, touchy))['a'] === 2);
    });
    expect(await counts(one.database, touchy)).toEqual({ a: 2 });
  }));

test('stopping gives the leadership back and leaves the checkpoint where the rows are', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally);
    for (let n = 0; n < 20; n += 1) await tell(one.store, added('a'));
    await a.stop();
    await expectSameAsFreshFold(one, tally);
    const locks = await two.database.query(sql`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    expect(locks).toEqual([]);
    const b = await two.start(tally);
    await b.waitFor(20n, ['tally'], long);
    expect((await rowsOf(two.database, tally))['a']?.count).toBe(20);
  }));

test('the lag is told in events and in seconds', () =>
  withProcesses(1, async (one) => {
    const a = await one.start(tally);
    await a.waitFor(await tell(one.store, added('a')), ['tally'], long);
    await until('it leads', () => leads(a));
    expect(await a.status()).toEqual([
      {
        name: 'tally',
        version: 1,
        build: 1,
        state: 'ACTIVE',
        position: 1n,
        head: 1n,
        lagEvents: 0n,
        lagSeconds: 0,
        leader: true,
      },
    ]);
    await a.stop();
    await tell(one.store, added('a'), added('a'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    const [status] = await a.status();
    expect(status).toMatchObject({ position: 1n, head: 3n, lagEvents: 2n, leader: false });
    expect(status?.lagSeconds).toBeGreaterThanOrEqual(0.05);
  }));
