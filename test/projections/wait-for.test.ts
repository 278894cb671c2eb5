import { PositionUnknown, ReadModelBehind } from '../../src/projections/progress.js';
import { added, broke, counts, tally, tell, touchy, until, withProcesses } from './fixtures.js';

const long = 30_000;

/** What a promise rejects with. */
const fault = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to reject.');
};

test('whoever waits for its own write reads it, in the leading program and in another', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally);
    await until('the first leads', async () => (await a.status())[0]?.leader === true);
    const b = await two.start(tally);
    for (let n = 1; n <= 30; n += 1) {
      const [store, reader, waiting] =
        n % 2 === 0 ? [two.store, one.database, a] : [one.store, two.database, b];
      const position = await tell(store, added('x'));
      await waiting.waitFor(position, ['tally'], long);
      expect(await counts(reader, tally)).toEqual({ x: n });
    }
  }));

test('many may wait at once, each for its own position', () =>
  withProcesses(2, async (one, two) => {
    const [a, b] = await Promise.all([one.start(tally), two.start(tally)]);
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const position = await tell(one.store, added(`k${n}`));
        await (n % 2 === 0 ? a : b).waitFor(position, ['tally'], long);
        expect((await counts(one.database, tally))[`k${n}`]).toBe(1);
      }),
    );
  }));

test('what has been reached needs no waiting, not even for the start of the log', () =>
  withProcesses(1, async (one) => {
    const a = await one.start(tally);
    await a.waitFor(0n, ['tally'], long);
    await a.waitFor(await tell(one.store, added('x')), ['tally'], long);
    await a.waitFor(1n, ['tally'], 0);
  }));

test('a position beyond the log is refused at once', () =>
  withProcesses(1, async (one) => {
    const a = await one.start(tally);
    await tell(one.store, added('x'));
    const refused = await fault(a.waitFor(2n, ['tally'], 3_600_000));
    expect(refused).toBeInstanceOf(PositionUnknown);
    expect(refused).toMatchObject({ wanted: 2n, head: 1n });
  }));

test('a wait ends in time and says how far the projection is', () =>
  withProcesses(2, async (one, two) => {
    const a = await one.start(tally);
    await a.waitFor(await tell(one.store, added('x')), ['tally'], long);
    const b = await two.start(tally);
    // The row that the checkpoint is in can't be moved while somebody holds it.
    await one.database.inTransaction(async (query) => {
      await query({ text: 'SELECT 1 FROM read_models.builds FOR UPDATE', values: [] });
      const position = await tell(one.store, added('x'));
      for (const waiting of [a, b]) {
        const behind = await fault(waiting.waitFor(position, ['tally'], 150));
        expect(behind).toBeInstanceOf(ReadModelBehind);
        expect(behind).toMatchObject({ projection: 'tally', position: 1n, wanted: 2n, retryAfterSeconds: 1 });
      }
    });
    await Promise.all([a.waitFor(2n, ['tally'], long), b.waitFor(2n, ['tally'], long)]);
  }));

test('nobody waits for a projection that has stopped, in no program', () =>
  withProcesses(2, async (one, two) => {
    const [a, b] = await Promise.all([one.start(tally, touchy), two.start(tally, touchy)]);
    const position = await tell(one.store, added('x'), broke('x'), added('x'));
    for (const waiting of [a, b, a, b]) {
      const behind = await fault(waiting.waitFor(position, ['tally', 'touchy'], 3_600_000));
      expect(behind).toBeInstanceOf(ReadModelBehind);
      expect(behind).toMatchObject({ projection: 'touchy', position: 1n, wanted: 3n, retryAfterSeconds: 60 });
    }
    await a.waitFor(1n, ['touchy'], long);
    await b.waitFor(position, ['tally'], long);
  }));

test('a name that is no projection is a mistake of the caller', () =>
  withProcesses(1, async (one) => {
    const a = await one.start(tally);
    await expect(a.waitFor(0n, ['tale'], 0)).rejects.toThrow('no projection "tale"');
  }));
