import fc from 'fast-check';
import { sql } from '../../src/platform/postgres/sql.js';
import { activeBuild, type Build } from '../../src/projections/builds.js';
import { untyped } from '../../src/projections/fold.js';
import type { Projection } from '../../src/projections/projection.js';
import { readModel } from '../../src/projections/read-model.js';
import { ensureBuilt } from '../../src/projections/rebuild.js';
import { step } from '../../src/projections/step.js';
import {
  added,
  counts,
  type Deed,
  expectSameAsFreshFold,
  noted,
  type Process,
  removed,
  rowsOf,
  tally,
  type Tally,
  tell,
  withProcesses,
} from './fixtures.js';

async function built(
  { database, machinery }: Process,
  projection: Projection<Tally> = tally,
): Promise<Build> {
  await ensureBuilt(machinery, projection);
  const build = await activeBuild(database.query, projection);
  if (build === undefined) throw new Error('not built');
  return build;
}

/** One batch of at most `limit` events. */
const batch = ({ database, machinery }: Process, at: Build, limit = 1_000) =>
  step(
    { query: database.query, read: (after, most) => machinery.read(after, Math.min(limit, most)) },
    untyped(tally),
    at,
  );

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'NULL', '\\N', '{}', '"', '\\', 'a\tb\nc\rd\\', '\u0000', '😀', '\ud800', ',', '{"a"}'),
);
const someKeys = fc.array(fc.constantFrom('a', 'b', 'c', "it's", 'tab\there', '"quoted"'), { maxLength: 3 });
const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  someKeys.map((keys) => added(...keys)),
  fc.tuple(awkward, someKeys).map(([note, keys]) => noted(note, ...keys)),
  someKeys.map((keys) => removed(...keys)),
);

test('in whatever batches the log is taken, the rows are those of one fresh fold', () =>
  withProcesses(1, async (process) => {
    let at = await built(process);
    await fc.assert(
      fc.asyncProperty(
        fc.array(someDeed, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        async (deeds, limits) => {
          const end = await tell(process.store, ...deeds);
          for (let turn = 0; at.position < end; turn += 1) {
            const stepped = await batch(process, at, limits[turn % limits.length]);
            if (stepped.outcome !== 'moved') throw new Error(stepped.outcome);
            at = stepped.at;
          }
          expect(await expectSameAsFreshFold(process, tally)).toBe(end);
        },
      ),
      { numRuns: 60 },
    );
  }));

test('a row folded away is gone, and may come again', () =>
  withProcesses(1, async (process) => {
    await tell(process.store, added('a', 'b'));
    let at = await built(process);
    expect(await counts(process.database, tally)).toEqual({ a: 1, b: 1 });
    for (const deed of [removed('a'), added('a'), removed('b', 'b')]) {
      await tell(process.store, deed);
      const stepped = await batch(process, at);
      if (stepped.outcome === 'moved') at = stepped.at;
    }
    expect(await counts(process.database, tally)).toEqual({ a: 1 });
  }));

test('the view shows the drawn-out columns', () =>
  withProcesses(1, async (process) => {
    const note = 'tab\t "quote" \\ {brace}, NULL';
    await tell(process.store, added('a'), noted(note, 'a'), noted('', 'a'), added('b'), added('b'));
    await built(process);
    const rows = await process.database.query(
      sql`SELECT key, position, count, notes, "lastNote", many FROM ${readModel(tally)} ORDER BY key`,
    );
    expect(rows).toEqual([
      { key: 'a', position: '3', count: 1, notes: [note, ''], lastNote: '', many: false },
      { key: 'b', position: '5', count: 2, notes: [], lastNote: null, many: true },
    ]);
  }));

test('a text that no database holds does not stop the projection', () =>
  withProcesses(1, async (process) => {
    const at = await built(process);
    await tell(process.store, added('a'), noted('nul \u0000 and half \ud800 but 😀', 'a'));
    expect((await batch(process, at)).outcome).toBe('moved');
    expect((await rowsOf(process.database, tally))['a']?.notes).toEqual([
      'nul \uFFFD and half \uFFFD but 😀',
    ]);
  }));

test('whoever works from an old checkpoint is fenced off', () =>
  withProcesses(1, async (process) => {
    const stale = await built(process);
    await tell(process.store, added('a'));
    expect((await batch(process, stale)).outcome).toBe('moved');
    await tell(process.store, added('a', 'b'));
    expect((await batch(process, stale)).outcome).toBe('fenced');
    expect(await counts(process.database, tally)).toEqual({ a: 1 });
  }));

test('many at the same checkpoint at once: one moves it', () =>
  withProcesses(2, async (one, two) => {
    const at = await built(one);
    await tell(one.store, added('a'), added('a'), added('b'));
    const outcomes = await Promise.all([one, two, one, two, one, two].map((process) => batch(process, at)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array<string>(5).fill('fenced'),
      'moved',
    ]);
    expect(await counts(one.database, tally)).toEqual({ a: 2, b: 1 });
  }));

test('a crash between two batches costs nothing and repeats nothing', () =>
  withProcesses(2, async (one, two) => {
    const at = await built(one);
    const end = await tell(one.store, ...Array.from({ length: 9 }, (_, n) => added('a', `k${n}`)));
    await batch(one, at, 4);
    // The second process knows only what the database says.
    let next = await activeBuild(two.database.query, tally);
    while (next !== undefined && next.position < end) {
      const stepped = await batch(two, next, 2);
      next = stepped.outcome === 'moved' ? stepped.at : undefined;
    }
    expect((await rowsOf(two.database, tally))['a']).toMatchObject({
      count: 9,
      seen: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    });
  }));

test('a value that its column refuses is found by halving, and what is before it counts', () =>
  withProcesses(1, async (process) => {
    let at = await built(process);
    const tooMuch: Deed = { type: 'Added', data: { keys: ['a'], amount: 3_000_000_000 } };
    await tell(process.store, added('a'), added('b'), added('b'), tooMuch, added('c'));
    for (;;) {
      const stepped = await batch(process, at);
      if (stepped.outcome === 'poisoned') {
        expect(stepped.poison.event.position).toBe(4n);
        break;
      }
      if (stepped.outcome !== 'moved') throw new Error(stepped.outcome);
      at = stepped.at;
    }
    expect(at.position).toBe(3n);
    expect(await counts(process.database, tally)).toEqual({ a: 1, b: 2 });
  }));
