import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import pg from 'pg';
import { someAppend } from '../contenders/workload.mjs';
import { table } from '../table.mjs';

const writers = 16;
const page = 100;

/** The oracle of the product's own tests, compiled on the way. */
async function gapOracle() {
  const file = fileURLToPath(new URL('../../test/event-store/gap-oracle.ts', import.meta.url));
  const { code } = await transformFile(file, { sourceMaps: false });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** Somebody else's transactions, each open for 200 ms with a write of its own, until shortly before the writers end. */
async function disturb(url, until) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE other_things (n INT)');
  while (performance.now() < until) {
    await client.query('BEGIN');
    await client.query('INSERT INTO other_things VALUES (1)');
    await pause(200);
    await client.query('COMMIT');
  }
  await client.end();
}

/** What is merely late isn't lost: when the writers are done, an empty page is asked for again for a while. */
const patiently = (read, from) => async (cursor) => {
  for (;;) {
    const entries = await read(cursor);
    const now = performance.now();
    if (entries.length > 0 || now < from || now > from + 1_500) return entries;
    await pause(25);
  }
};

async function watch(store, url, milliseconds) {
  const { watchForGaps } = await gapOracle();
  const end = performance.now() + milliseconds;
  const log = {
    write: async () => {
      const appended = someAppend(1 + Math.floor(Math.random() * 3));
      await store.appendNew(appended);
      return appended.events.map(({ id }) => id);
    },
    readAfter: patiently((cursor) => store.readAfter(cursor, page), end),
  };
  const [verdict] = await Promise.all([
    watchForGaps(log, { writers, milliseconds }),
    disturb(url, end - 500),
  ]);
  return verdict;
}

/** Does a reader that follows by position see every stored event, once and in order? */
export const correctness = {
  name: 'correctness',
  steps: ({ contenders }) => contenders.length,
  async run({ contenders, oracleSeconds, step, openFresh }) {
    const results = [];
    for (const contender of contenders) {
      const verdict = await step(`the gap oracle: ${contender.name}`, async () => {
        const { store, url, close } = await openFresh(contender, 'oracle');
        try {
          return await watch(store, url, oracleSeconds * 1_000);
        } finally {
          await close();
        }
      });
      const { written, seen, lost, doubled, disordered } = verdict;
      const correct = lost + doubled + disordered === 0;
      results.push({ name: contender.name, written, seen, lost, doubled, disordered, correct });
    }
    return results;
  },
  print: (results) =>
    `What a reader that follows by position saw of the events that ${writers} writers stored\n\n${table([
      ['', 'stored', 'seen', 'lost', 'doubled', 'out of order', 'correct'],
      ...results.map(({ name, written, seen, lost, doubled, disordered, correct }) => [
        name,
        ...[written, seen, lost, doubled, disordered].map(String),
        correct ? 'yes' : 'NO',
      ]),
    ])}`,
};
