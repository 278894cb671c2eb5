import { setTimeout as pause } from 'node:timers/promises';
import { turns } from '../../src/platform/turns.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { allProjections, queriesOf } from '../../src/projections/all.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { foldLog } from '../../src/projections/bulk-fold.js';
import { factsOf } from '../../src/projections/facts.js';
import { untyped } from '../../src/projections/fold.js';
import { type Moment, past, TooMuchChanged } from '../../src/projections/past.js';
import { readModel } from '../../src/projections/read-model.js';
import type { FoundRow, Snapshot } from '../../src/projections/snapshot.js';
import { agreeThatStudioInforms } from '../support/informing.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let head: bigint;
beforeAll(async () => {
  studio = await startStudio();
  await leadTo('ACCEPTED', studio);
  await leadTo('SIGNED', studio);
  await agreeThatStudioInforms(studio);
  await studio.by('dora').done('disciplineRename', { code: 'DESIGN', name: 'Design and more' });
  await studio.by('ada').ask('{ changeRequests { totalCount } }');
  head = await studio.core.store.head();
  await studio.core.app.caughtUp(head);
});
afterAll(() => studio.stop());

const oneByOne = turns();
const asOf = (position: bigint, mostRows?: number): Snapshot => {
  const { database, store } = studio.core;
  const moment: Moment = { position, instant: '2030-01-01T00:00:00.000Z' };
  const inTurn = <Result>(work: () => Promise<Result>) => oneByOne('past', work);
  return past({ database, store, inTurn, ...(mostRows !== undefined && { mostRows }) }, moment);
};

const inOrder = (rows: Iterable<readonly [string, unknown]>) =>
  [...rows].sort(([one], [other]) => (one < other ? -1 : 1));

/** A few moments from the first to the last; all of them would only take longer. */
const moments = () => {
  const positions: bigint[] = [];
  for (let position = 0n; position < head; position += 7n) positions.push(position);
  return [...positions, head];
};

const everything = { sees: 'EVERYTHING' } as const;

test.each(allProjections.map(({ name }) => name))(
  '%s: a past state is what a fold of the log up to there makes, in lists and row by row',
  async (name) => {
    const projection = untyped(allProjections.find((one) => one.name === name) as never);
    const { query } = studio.core.database;
    const found = await query<FoundRow<object>>(sql`SELECT key, position, doc FROM ${readModel(projection)}`);
    expect(found.length).toBeGreaterThan(0);
    const lengths = new Set<number>();
    for (const position of moments()) {
      const { rows } = await foldLog(factsOf(studio.core.store, {}), projection, { upTo: position });
      const expected = inOrder([...rows].map(([key, row]) => [key, row?.doc]));
      lengths.add(expected.length);
      const snapshot = asOf(position);
      const listed = await snapshot.over({ projection, lasting: sql`TRUE` }, (within, from) =>
        within<FoundRow<object>>(sql`SELECT key, doc FROM ${from}`),
      );
      expect(inOrder(listed.map(({ key, doc }) => [key, doc]))).toEqual(expected);
      expect(inOrder(await snapshot.settled(projection, found))).toEqual(expected);
    }
    expect(lengths.size).toBeGreaterThan(name === 'discipline-catalogue' ? 0 : 1);
  },
);

test('words are searched in what was said by then', async () => {
  const texts = async (position: bigint) =>
    queriesOf(asOf(position)).changeRequests.count({ scope: everything, filter: { text: 'cards' } });
  const counts: number[] = [];
  for (const position of moments()) counts.push(await texts(position));
  expect(counts[0]).toBe(0);
  expect(counts.at(-1)).toBeGreaterThan(1);
  expect(counts.at(-1)).toBe(
    await studio.core.database
      .query<{ count: number }>(
        sql`SELECT count(*)::integer AS count FROM ${readModel(changeRequestProjection)}
          WHERE search_words @@ websearch_to_tsquery('russian', 'cards')`,
      )
      .then(([row]) => row?.count),
  );
});

test('a list that would take back too much says so, and one that asks for less is answered', async () => {
  const { changeRequests } = queriesOf(asOf(0n, 1));
  await expect(changeRequests.count({ scope: everything })).rejects.toThrow(TooMuchChanged);
  const filter = { projectIds: [studio.beta.projectId] };
  expect(await changeRequests.count({ scope: everything, filter })).toBe(0);
});

test('an answer about the past stays the same while things go on', async () => {
  const list = () =>
    queriesOf(asOf(head)).changeRequests.page({
      scope: everything,
      orderBy: { field: 'CHANGED_AT', direction: 'DESC' },
      page: { first: 50 },
    });
  const before = await list();
  expect(before.rows.length).toBeGreaterThan(1);
  const going = new AbortController();
  const working = (async () => {
    for (let n = 0; !going.signal.aborted; n += 1)
      await studio.by('klara').done('changeRequestReceive', {
        projectId: studio.acme.projectId,
        title: `Later ${n}`,
        wording: 'W',
        channel: 'CHAT',
      });
  })();
  const touching = (async () => {
    const [first] = before.rows;
    for (let n = 0; !going.signal.aborted; n += 1)
      await studio.by('max').done('noteAdd', {
        requestId: first?.row.id,
        text: `Note ${n}`,
        visibility: 'INTERNAL',
      });
  })();
  for (let n = 0; n < 25; n += 1) {
    expect(await list()).toEqual(before);
    await pause(5);
  }
  going.abort();
  await Promise.all([working, touching]);
  expect(await studio.core.store.head()).toBeGreaterThan(head);
});
