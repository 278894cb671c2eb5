import { sql } from '../../src/platform/postgres/sql.js';
import { openBuild } from '../../src/projections/build-tables.js';
import { buildsOf } from '../../src/projections/builds.js';
import type { RebuildProgress } from '../../src/projections/bulk-fold.js';
import { PoisonEvent, untyped } from '../../src/projections/fold.js';
import type { Projection } from '../../src/projections/projection.js';
import { readModel, rebuildLock, schemaOf } from '../../src/projections/read-model.js';
import { ensureBuilt, rebuild, RebuildInProgress } from '../../src/projections/rebuild.js';
import { ProjectionInUse, retireVersion } from '../../src/projections/retire.js';
import { compareWithFreshFold } from '../../src/projections/verify.js';
import { sessionLocks } from '../../src/platform/postgres/session-locks.js';
import {
  added,
  broke,
  counts,
  expectSameAsFreshFold,
  type Process,
  removed,
  tally,
  type Tally,
  tell,
  touchy,
  until,
  withProcesses,
} from './fixtures.js';

const long = 30_000;

const states = async ({ database }: Process, projection = tally) =>
  (await buildsOf(database.query, [projection])).map(({ build, state }) => `${build} ${state}`);

const schemas = async ({ database }: Process) =>
  (
    await database.query<{ name: string }>(
      sql`SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'rm\_%' ORDER BY nspname`,
    )
  ).map(({ name }) => name);

const many = (count: number) => Array.from({ length: count }, (_, n) => added(`k${n}`));

test('a rebuild gives the same rows, tells how far it is, and keeps one build to go back to', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, ...many(2_500), removed('k3'));
    const a = await one.start(tally);
    const before = await counts(one.database, tally);
    const told: RebuildProgress[] = [];
    await a.rebuild('tally', (progress) => told.push(progress));
    expect(await counts(one.database, tally)).toEqual(before);
    expect(told.map(({ position, of, build }) => [position, of, build])).toEqual([
      [1_000n, 2_501n, 2],
      [2_000n, 2_501n, 2],
      [2_501n, 2_501n, 2],
    ]);
    expect(told[0]?.etaSeconds).toBeGreaterThan(0);
    expect(told[2]?.etaSeconds).toBe(0);
    expect(await states(one)).toEqual(['1 RETIRED', '2 ACTIVE']);
    await a.rebuild('tally');
    expect(await states(one)).toEqual(['2 RETIRED', '3 ACTIVE']);
    expect(await schemas(one)).toEqual([schemaOf(tally, 2), schemaOf(tally, 3)]);
    await a.waitFor(await tell(one.store, added('k1')), ['tally'], long);
    expect((await counts(one.database, tally))['k1']).toBe(2);
    await expectSameAsFreshFold(one, tally);
  }));

test('while it is rebuilt, the model takes events in and nobody sees it empty, half built or going back', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, ...many(1_500));
    const [a, b] = await Promise.all([one.start(tally), two.start(tally)]);
    let rebuilding = true;
    const isRebuilding = () => rebuilding;
    const count = async () => {
      const rows = await two.database.query<{ rows: number }>(
        sql`SELECT count(*)::int AS rows FROM ${readModel(tally)}`,
      );
      return rows[0]?.rows ?? 0;
    };
    /** Sees what its snapshot was taken for, even when the model behind the view changes in between. */
    const readInOneSnapshot = (floor: number) =>
      two.database.inTransaction(async (query) => {
        await query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
        await query(sql`SELECT 1`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        const [seen] = await query<{ rows: number }>(
          sql`SELECT count(*)::int AS rows FROM ${readModel(tally)}`,
        );
        expect(seen?.rows).toBeGreaterThanOrEqual(floor);
      });
    let reads = 0;
    const reading = async () => {
      for (let floor = await count(); isRebuilding(); reads += 1) {
        const seen = await count();
        expect(seen).toBeGreaterThanOrEqual(floor);
        floor = seen;
        await readInOneSnapshot(floor);
      }
    };
    let told = 0;
    const telling = async () => {
      while (isRebuilding()) {
        const position = await tell(one.store, added(`new${told++}`));
        await b.waitFor(position, ['tally'], long);
        expect(await count()).toBeGreaterThanOrEqual(1_500 + told);
      }
    };
    const rebuilds = async () => {
      try {
        for (let round = 0; round < 3; round += 1) await a.rebuild('tally');
      } finally {
        rebuilding = false;
      }
    };
    await Promise.all([rebuilds(), reading(), telling()]);
    expect(reads).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(0);
    expect(await count()).toBe(1_500 + told);
    expect(await states(one)).toEqual(['3 RETIRED', '4 ACTIVE']);
    await expectSameAsFreshFold(one, tally);
  }));

test('a snapshot from before a rebuild never sees the new build, which is empty in its past', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, ...many(20));
    await ensureBuilt(one.machinery, tally);
    let rebuilt: Promise<unknown> | undefined;
    await two.database.inTransaction(async (query) => {
      await query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
      await query(sql`SELECT 1`);
      rebuilt = rebuild(one.machinery, tally);
      await until('the new build waits for its turn', async () =>
        one.entries.some(({ message }) => message === 'a long reader holds up a switch'),
      );
      const [seen] = await query<{ rows: number }>(
        sql`SELECT count(*)::int AS rows FROM ${readModel(tally)}`,
      );
      expect(seen).toEqual({ rows: 20 });
    });
    await rebuilt;
    expect(await states(one)).toEqual(['1 RETIRED', '2 ACTIVE']);
    expect(Object.keys(await counts(two.database, tally))).toHaveLength(20);
  }));

test('what a crashed rebuild has left is cleaned up by the next', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, ...many(10));
    await ensureBuilt(one.machinery, tally);
    await openBuild(one.database, untyped(tally), 10n);
    expect(await states(one)).toEqual(['1 ACTIVE', '2 BUILDING']);
    await rebuild(one.machinery, tally);
    expect(await states(one)).toEqual(['1 RETIRED', '3 ACTIVE']);
    expect(await schemas(one)).toEqual([schemaOf(tally, 1), schemaOf(tally, 3)]);
  }));

test('a rebuild whose database connections break leaves the active build alone', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, ...many(2_500));
    await ensureBuilt(one.machinery, tally);
    let kill: Promise<unknown> | undefined;
    const killed = rebuild(one.machinery, tally, () => {
      kill ??= two.database.query(sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`);
    });
    await killed.catch((error: unknown) => expect(String(error)).toMatch(/terminat|connection|ECONN|EPIPE/i));
    expect(await kill).not.toEqual([]);
    expect(Object.keys(await counts(two.database, tally))).toHaveLength(2_500);
    await rebuild(two.machinery, tally);
    await expectSameAsFreshFold(two, tally);
    expect((await states(two)).filter((state) => state.endsWith('ACTIVE'))).toHaveLength(1);
    expect((await states(two)).filter((state) => state.endsWith('BUILDING'))).toEqual([]);
  }));

test('one rebuild at a time', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, added('a'));
    await ensureBuilt(one.machinery, tally);
    const locks = sessionLocks(two.database, () => undefined);
    await locks.take([rebuildLock(tally)]);
    await expect(rebuild(one.machinery, tally)).rejects.toBeInstanceOf(RebuildInProgress);
    await locks.close();
    await until('the lock is free', () =>
      rebuild(one.machinery, tally).then(
        () => true,
        () => false,
      ),
    );
  }));

test('programs that start together build each model once', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, ...many(50));
    await Promise.all([one, two, one, two].map(({ machinery }) => ensureBuilt(machinery, tally)));
    expect(await states(one)).toEqual(['1 ACTIVE']);
    await expectSameAsFreshFold(two, tally);
  }));

test('a new version grows beside the old one, and both keep up until the old one is retired', () =>
  withProcesses(2, async (one, two) => {
    const doubled: Projection<Tally> = {
      ...tally,
      version: 2,
      columns: { twice: { type: 'numeric', of: ({ count }) => count * 2 } },
      indexes: [['twice']],
    };
    const a = await one.start(tally);
    await tell(one.store, added('a'), added('b'));
    const b = await two.start(doubled);
    const end = await tell(one.store, added('a'));
    await Promise.all([a.waitFor(end, ['tally'], long), b.waitFor(end, ['tally'], long)]);
    expect(await counts(two.database, tally)).toEqual({ a: 2, b: 1 });
    expect(await two.database.query(sql`SELECT key, twice FROM ${readModel(doubled)} ORDER BY key`)).toEqual([
      { key: 'a', twice: '4' },
      { key: 'b', twice: '2' },
    ]);
    await until('the old program leads its version', async () => (await a.status())[0]?.leader === true);
    await expect(retireVersion(two.database, tally)).rejects.toBeInstanceOf(ProjectionInUse);
    await a.stop();
    await retireVersion(two.database, tally);
    expect(await schemas(two)).toEqual([schemaOf(doubled, 1)]);
    expect(await counts(two.database, doubled)).toEqual({ a: 2, b: 1 });
  }));

test('a rebuild that meets an event it cannot fold changes nothing', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, added('a'), broke('a'), added('a'));
    await ensureBuilt(one.machinery, { ...tally, name: 'touchy' });
    await expect(rebuild(one.machinery, touchy)).rejects.toBeInstanceOf(PoisonEvent);
    expect(await counts(one.database, touchy)).toEqual({ a: 2 });
    expect(await states(one, touchy)).toEqual(['1 ACTIVE']);
    expect(await schemas(one)).toEqual([schemaOf(touchy, 1)]);
  }));

test('a first build shows what is before an event it cannot fold, with the report', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, added('a'), broke('a'), added('a'));
    const a = await one.start(touchy, tally);
    expect(await counts(one.database, touchy)).toEqual({ a: 1 });
    const [status] = await a.status();
    expect(status).toMatchObject({ position: 1n, failure: { position: '2', eventType: 'Broke' } });
    await a.waitFor(3n, ['tally'], long);
  }));

test('a row that fits no column is found in the first build as well', () =>
  withProcesses(1, async (one) => {
    const tooMuch = { type: 'Added', data: { keys: ['a'], amount: 3_000_000_000 } } as const;
    await tell(one.store, added('a'), added('b'), tooMuch, added('c'));
    const a = await one.start(tally);
    expect((await a.status())[0]).toMatchObject({ position: 2n, failure: { position: '3' } });
    expect(await counts(one.database, tally)).toEqual({ a: 1, b: 1 });
  }));

test('the comparison with a fresh fold finds every kind of difference', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, added('a'), added('b'), added('c'));
    await ensureBuilt(one.machinery, tally);
    await one.database.query(sql`UPDATE ${readModel(tally)} SET count = 7 WHERE key = 'a'`);
    await one.database.query(sql`DELETE FROM ${readModel(tally)} WHERE key = 'b'`);
    await one.database.query(
      sql`INSERT INTO ${readModel(tally)} (key, position, doc) VALUES ('z', 1, '{}'::jsonb)`,
    );
    const { differences, rows, position } = await compareWithFreshFold(one.machinery, tally);
    expect({ rows, position }).toEqual({ rows: 3, position: 3n });
    expect(differences).toMatchObject([
      { key: 'a', stored: { count: 7 }, expected: { count: 1 } },
      { key: 'b', stored: undefined, expected: { count: 1 } },
      { key: 'z', stored: { doc: {} }, expected: undefined },
    ]);
  }));
