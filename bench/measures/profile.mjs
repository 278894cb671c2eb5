import pg from 'pg';
import { migrate } from '../../dist/platform/postgres/migrate.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { noStream } from '../../dist/event-store/event-store.js';
import { postgresEventStore } from '../../dist/event-store/engines/postgres/postgres-event-store.js';
import { requestOf } from '../contenders/answerable.mjs';
import { someAppend } from '../contenders/workload.mjs';
import { rate, table } from '../table.mjs';
import { load } from './load.mjs';

const clientCounts = [1, 16, 64, 256];

const functionText = `
  SELECT coalesce(sum(total_time), 0) AS milliseconds FROM pg_stat_user_functions
  WHERE schemaname = 'event_store' AND funcname = 'append'`;

/** How long the append function ran, by PostgreSQL's own account; a backend reports when it has been idle for a second. */
async function functionTime(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(functionText);
    return rows[0].milliseconds;
  } finally {
    await client.end();
  }
}

async function profileOf(server, { clients, seconds }) {
  const url = await server.newDatabase(`profile ${clients}`);
  const database = openDatabase(
    { connectionString: url, max: 2, options: '-c track_functions=pl' },
    (error) => {
      throw error;
    },
  );
  await migrate(database);
  const batches = [];
  const store = postgresEventStore(database, {}, (batch) => batches.push(batch));
  const before = process.cpuUsage();
  const perSecond = await load({ clients, seconds }, () => store.append(requestOf(someAppend(), noStream)));
  const { user, system } = process.cpuUsage(before);
  // Its connections report what they have counted when they end.
  await store.close();
  await database.close();
  const requests = batches.reduce((sum, batch) => sum + batch.requests, 0);
  const roundTrips = batches.reduce((sum, batch) => sum + batch.seconds * 1_000, 0);
  return {
    clients,
    perSecond,
    requestsPerBatch: requests / batches.length,
    roundTripMs: roundTrips / batches.length,
    functionMs: (await functionTime(url)) / batches.length,
    processorUs: (user + system) / requests,
  };
}

/** Where the time of the product's own appends goes. */
export const profile = {
  name: 'profile',
  steps: () => clientCounts.length,
  async run({ seconds, step, server }) {
    const results = [];
    for (const clients of clientCounts)
      results.push(
        await step(`profile, ${clients} clients`, () => profileOf(server, { clients, seconds: 2 * seconds })),
      );
    return results;
  },
  print: (results) =>
    `Where the time of answerable's appends goes: a batch's round trip, of it the SQL function (the rest is the commit and the\nway), and the processor time of this process, its clients included\n\n${table(
      [
        ['clients', 'appends/s', 'per batch', 'round trip', 'function', 'processor per append'],
        ...results.map(({ clients, perSecond, requestsPerBatch, roundTripMs, functionMs, processorUs }) => [
          String(clients),
          rate(perSecond),
          requestsPerBatch.toFixed(1),
          `${roundTripMs.toFixed(2)} ms`,
          `${functionMs.toFixed(2)} ms`,
          `${rate(processorUs)} µs`,
        ]),
      ],
    )}`,
};
