import { postgresEventStore } from '../../dist/event-store/engines/postgres/postgres-event-store.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { migrate } from '../../dist/platform/postgres/migrate.js';
import { allProjections } from '../../dist/projections/all.js';
import { batchSize, factsOf } from '../../dist/projections/facts.js';
import { rebuild as rebuildModel } from '../../dist/projections/rebuild.js';
import { machineryOf } from '../../dist/projections/start-projections.js';
import { ratio, summary } from '../figures.mjs';
import { fillLog } from '../histories.mjs';
import { rate, spread, table, times } from '../table.mjs';
import { interleave } from './interleave.mjs';

// Of what the product keeps, those that most events of a request go into.
const names = ['change-request', 'part-of-request', 'project', 'client'];
const projections = allProjections.filter(({ name }) => names.includes(name));

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Reads the whole log page by page and decodes every event, and nothing else. */
async function readAndDecode(store) {
  const read = factsOf(store, {});
  let after = 0n;
  for (;;) {
    const events = await read(after, batchSize);
    if (events.some(({ unreadable }) => unreadable !== undefined))
      throw new Error('An event of the benchmark cannot be decoded.');
    if (events.length === 0) return;
    after = events.at(-1).recorded.position;
  }
}

async function perSecond(count, work) {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1_000);
}

/** Events per second of building read models anew, beside merely reading and decoding the same events. */
export const rebuild = {
  name: 'rebuild',
  steps: ({ rounds }) => 1 + rounds * (1 + projections.length),
  async run({ rounds, rebuildEvents, step, server }) {
    const url = await server.newDatabase('rebuild');
    const database = openDatabase({ connectionString: url, max: 10 }, (error) => {
      throw error;
    });
    await migrate(database);
    const store = postgresEventStore(database);
    try {
      const filled = `a log of ${rate(rebuildEvents)} events of the product's own stories`;
      const count = await step(filled, () => fillLog(store, rebuildEvents));
      const machinery = machineryOf({ database, store, log: silent });
      const task = (name, work) => (round) =>
        step(`${name}, round ${round + 1} of ${rounds}`, () => perSecond(count, work));
      const [read, ...rebuilt] = await interleave(rounds, [
        task('reading and decoding', () => readAndDecode(store)),
        ...projections.map((projection) =>
          task(`rebuilding ${projection.name}`, () => rebuildModel(machinery, projection)),
        ),
      ]);
      return {
        events: count,
        readAndDecode: summary(read),
        rebuilds: projections.map(({ name }, index) => ({
          name,
          perSecond: summary(rebuilt[index]),
          ratio: ratio(rebuilt[index], read),
        })),
      };
    } finally {
      await store.close();
      await database.close();
    }
  },
  print: ({ events, readAndDecode: read, rebuilds }) =>
    `Events per second from a log of ${rate(events)}, tables and indexes made\n\n${table([
      ['', 'events/s', 'of reading'],
      ['reading and decoding', spread(read), ''],
      ...rebuilds.map(({ name, perSecond, ratio }) => [
        `rebuilding ${name}`,
        spread(perSecond),
        times(ratio),
      ]),
    ])}`,
};
