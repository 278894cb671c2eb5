import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import { eventId } from '../../src/event-store/serialisation.js';
import { newUuid } from '../../src/platform/ids.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { activeBuild } from '../../src/projections/builds.js';
import { logTree } from '../../src/projections/log-tree/log-tree.js';
import { logTreeFollower } from '../../src/projections/log-tree/log-tree.step.js';
import { compareWithLog } from '../../src/projections/log-tree/log-tree.verify.js';
import { testDatabase } from '../support/postgres.js';
import { until } from '../support/until.js';
import { answerable, cleanUp, type Program, secret } from '../cli/answerable.js';

/** How many events there are to catch up with. Set LOG_TREE_EVENTS for a longer run. */
const events = Number(process.env['LOG_TREE_EVENTS'] ?? 30_000);
const perAppend = 500;

afterEach(cleanUp);

/** Events as large as ours usually are, of a kind that no read model knows. */
async function fill(database: Database): Promise<void> {
  const store = postgresEventStore(database);
  const text = 'The menu opens over the picture on a telephone, and nobody can close it. '.repeat(4);
  for (let at = 0; at < events; at += perAppend) {
    const commandId = newUuid();
    const metadata = JSON.stringify({
      ...{ actor: { id: 'somebody', role: 'SPECIALIST' }, occurredAt: '2026-01-02T09:00:00.000Z' },
      ...{ commandId, fingerprint: 'f', correlationId: commandId },
    });
    await store.append({
      ...{ stream: { category: 'thing', id: commandId }, expectedRevision: -1, commandId, fingerprint: 'f' },
      events: Array.from({ length: perAppend }, (_, index) => ({
        ...{ id: eventId(commandId, index), type: 'Happened', schemaVersion: 1, metadata },
        data: JSON.stringify({ number: at + index, text }),
      })),
    });
  }
  await store.close();
}

const reached = async ({ query }: Database): Promise<number> =>
  Number((await activeBuild(query, logTree))?.position ?? 0n);

const worker = (url: string): Program =>
  answerable(['serve', '--port', '0', '--log-level', 'fatal', '--role', 'worker'], {
    ANSWERABLE_JWT_SECRET: secret,
    DATABASE_URL: url,
  });

async function expectWhole(database: Database): Promise<void> {
  const store = postgresEventStore(database);
  const { root, ...verified } = await compareWithLog(database.query, store);
  expect(verified).toEqual({ size: events, position: BigInt(events), fresh: root, changed: [], nodes: 0 });
  const [{ nodes } = { nodes: 0 }] = await database.query<{ nodes: number }>(
    sql`SELECT count(*)::integer AS nodes FROM log_tree.nodes`,
  );
  // As many complete subtrees as there are above so many leaves, themselves included.
  const ones = events.toString(2).replaceAll('0', '').length;
  expect(nodes).toBe(2 * events - ones);
  await store.close();
}

test('a program that is killed while its tree catches up leaves a whole one, and the next goes on from there', async () => {
  const { database, url, drop } = await testDatabase(() => undefined);
  try {
    await fill(database);
    const kills: number[] = [];
    for (const share of [0.1, 0.4, 0.7]) {
      const program = worker(url);
      await until('the tree has come so far', async () => (await reached(database)) >= events * share);
      program.child.kill('SIGKILL');
      await program.ended;
      kills.push(await reached(database));
    }
    const last = worker(url);
    await until('the tree has come to the end', async () => (await reached(database)) === events);
    expect(await last.end('SIGTERM')).toMatchObject({ code: 0 });
    await expectWhole(database);
    process.stdout.write(`log tree: killed at ${kills.join(', ')} of ${events} events\n`);
  } finally {
    await drop();
  }
});

test('how fast a tree is made of a log is told, not promised', async () => {
  const { database, drop } = await testDatabase();
  try {
    await fill(database);
    const store = postgresEventStore(database);
    const { step } = logTreeFollower({ query: database.query, log: store });
    const began = performance.now();
    let at = await activeBuild(database.query, logTree);
    while (at) {
      const stepped = await step(at);
      at = stepped.outcome === 'moved' ? stepped.at : undefined;
    }
    const seconds = (performance.now() - began) / 1_000;
    await expectWhole(database);
    const [{ bytes } = { bytes: 0 }] = await database.query<{ bytes: number }>(
      sql`SELECT pg_total_relation_size('log_tree.nodes')::integer AS bytes`,
    );
    process.stdout.write(
      `log tree: ${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events/s, ` +
        `${Math.round(bytes / events)} bytes of it per event\n`,
    );
    await store.close();
  } finally {
    await drop();
  }
});
