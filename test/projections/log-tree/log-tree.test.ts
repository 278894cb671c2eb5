import { createHash } from 'node:crypto';
import { eventStoreDbEventStore } from '../../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import type { EventStore, RecordedEvent } from '../../../src/event-store/event-store.js';
import { entryOf } from '../../../src/event-store/log-entry.js';
import type { Database } from '../../../src/platform/postgres/database.js';
import { sql, type Statement } from '../../../src/platform/postgres/sql.js';
import { logTree } from '../../../src/projections/log-tree/log-tree.js';
import { logTreeQueries } from '../../../src/projections/log-tree/log-tree.queries.js';
import { logTreeFollower } from '../../../src/projections/log-tree/log-tree.step.js';
import { compareWithLog } from '../../../src/projections/log-tree/log-tree.verify.js';
import { isIncluded } from '../../../src/projections/log-tree/merkle.js';
import { ReadModelBehind } from '../../../src/projections/progress.js';
import { leaderLock } from '../../../src/projections/read-model.js';
import { standIn } from '../../support/eventstoredb/stand-in.js';
import { withDatabase } from '../../support/postgres.js';
import { added, counts, noted, type Process, tally, tell, until, withProcesses } from '../fixtures.js';

const long = 30_000;
const { name } = logTree;

const sha256 = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** The root as the definition has it. */
function rootOf(events: readonly RecordedEvent[]): Buffer {
  const [only] = events;
  if (only === undefined) return sha256();
  if (events.length === 1) return sha256(Buffer.of(0), Buffer.from(entryOf(only)));
  let half = 1;
  while (half * 2 < events.length) half *= 2;
  return sha256(Buffer.of(1), rootOf(events.slice(0, half)), rootOf(events.slice(half)));
}

/** So many deeds alike. */
const many = (count: number, ...keys: string[]) => Array.from({ length: count }, () => added(...keys));

const treeOf = ({ database, store }: Process, batch?: number) =>
  logTreeFollower({ query: database.query, log: store, ...(batch !== undefined && { batch }) });

const nodesIn = ({ query }: Database) =>
  query<{ level: number; index: string; position: string | null; hash: Buffer }>(
    sql`SELECT level, index, position, hash FROM log_tree.nodes ORDER BY level, index`,
  );

/** As somebody could who owns the database. */
const behindTheTriggers = ({ inTransaction }: Database, ...statements: readonly Statement[]) =>
  inTransaction(async (query) => {
    await query(sql`ALTER TABLE event_store.events DISABLE TRIGGER events_stay`);
    await query(sql`ALTER TABLE log_tree.nodes DISABLE TRIGGER nodes_stay`);
    for (const statement of statements) await query(statement);
    await query(sql`ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_stay`);
    await query(sql`ALTER TABLE log_tree.nodes ENABLE ALWAYS TRIGGER nodes_stay`);
  });

const changing = (position: number) => sql`UPDATE event_store.events
  SET data = replace(data::text, '1', '2')::json WHERE position = ${position}`;
const deleting = (position: number) => sql`DELETE FROM event_store.events WHERE position = ${position}`;

async function expectRightFor({ database, store }: Process) {
  const events = await store.readAll(0n, 100_000);
  const tree = logTreeQueries(database.query);
  const verified = await compareWithLog(database.query, store);
  const root = rootOf(events).toString('hex');
  expect(verified).toEqual({
    ...{ size: events.length, position: events.at(-1)?.position, root, fresh: root },
    ...{ changed: [], nodes: 0 },
  });
  // Each event by each of some sizes that the log ever had.
  for (const size of [1, 2, 3, 7, 8, events.length].filter((one) => one <= events.length)) {
    const then = events.slice(0, size);
    const against = await tree.rootAt(then.at(-1)?.position ?? 0n);
    expect(against).toEqual({ size, hash: rootOf(then) });
    const proofs = await tree.proofs(
      against,
      events.map(({ position }) => position),
    );
    expect([...proofs.keys()].sort()).toEqual(then.map(({ position }) => position).sort());
    for (const proof of proofs.values())
      expect([isIncluded(proof), proof.rootHash]).toEqual([true, against.hash]);
  }
}

test('the tree is the one that RFC 9162 defines, whatever batches the log came in', () =>
  withProcesses(1, async (one) => {
    for (let round = 0; round < 9; round += 1) await tell(one.store, ...many(round + 1, 'x'));
    const first = await one.start(treeOf(one, 4));
    await first.waitFor(45n, [name], long);
    await first.waitFor(await tell(one.store, added('y'), noted('n', 'y')), [name], long);
    await expectRightFor(one);
    await first.stop();

    // Forgotten and kept anew in other batches, it is the same to the last node.
    const kept = await nodesIn(one.database);
    await behindTheTriggers(one.database, sql`TRUNCATE log_tree.nodes`);
    await one.database.query(sql`UPDATE read_models.builds SET position = 0 WHERE name = ${name}`);
    const second = await one.start(treeOf(one, 7));
    await second.waitFor(47n, [name], long);
    expect(await nodesIn(one.database)).toEqual(kept);
  }));

test('two programs keep one tree, whoever leads and whatever connections break', () =>
  withProcesses(2, async (one, two) => {
    const [a, b] = await Promise.all([one.start(treeOf(one, 5)), two.start(treeOf(two, 3))]);
    let end = 0n;
    for (let round = 0; round < 12; round += 1) {
      const store = round % 2 === 0 ? one.store : two.store;
      end = await tell(store, ...many((round % 5) + 1, `k${round}`));
      if (round % 3 === 2)
        await two.database.query(sql`
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(${leaderLock(logTree)}, 0)`);
    }
    await Promise.all([a.waitFor(end, [name], long), b.waitFor(end, [name], long)]);
    await expectRightFor(one);
  }));

test('a follower that is late writes nothing', () =>
  withProcesses(2, async (one, two) => {
    await tell(one.store, added('a'), added('b'));
    const begun = { ...logTree, build: 1, state: 'ACTIVE', position: 0n, target: 0n } as const;
    const at = { ...begun, failure: null, startedAt: '' };
    const [slow, quick] = [treeOf(one), treeOf(two)];
    expect(await quick.step(at)).toMatchObject({ outcome: 'moved', at: { position: 2n } });
    expect(await slow.step(at)).toEqual({ outcome: 'fenced' });
    expect(await slow.step({ ...at, position: 2n })).toEqual({ outcome: 'idle' });
    await tell(one.store, added('c'));
    // Both have read the same checkpoint; one is first.
    const outcomes = await Promise.all([slow, quick].map((each) => each.step({ ...at, position: 2n })));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['fenced', 'moved']);
    await expectRightFor(one);
  }));

test('what is kept is added to and never replaced', () =>
  withProcesses(1, async ({ database, store, start }) => {
    const running = await start(logTreeFollower({ query: database.query, log: store }));
    await running.waitFor(await tell(store, added('a')), [name], long);
    for (const change of [
      sql`UPDATE log_tree.nodes SET hash = sha256('')`,
      sql`DELETE FROM log_tree.nodes`,
      sql`TRUNCATE log_tree.nodes`,
    ])
      await expect(database.query(change)).rejects.toThrow('what happened stays as it was stored');
  }));

test.each([
  ['is not what it was', changing(3), 'is not the one that was there before'],
  ['has lost its end', deleting(3), 'has nothing at position 3 any more'],
])('a log that %s stops the tree, with a report, and nothing else', (_, spoiling, message) =>
  withProcesses(1, async (one) => {
    const running = await one.start(tally, treeOf(one));
    await running.waitFor(await tell(one.store, added('a'), added('b'), added('c')), ['tally', name], long);
    const [event] = await one.store.readAll(2n, 1);
    await behindTheTriggers(one.database, spoiling);
    const end = await tell(one.store, added('d'));
    await running.waitFor(end, ['tally'], long);
    await expect(running.waitFor(end, [name], long)).rejects.toBeInstanceOf(ReadModelBehind);
    const [healthy, stopped] = await running.status();
    expect(healthy).toMatchObject({ name: 'tally', position: 4n });
    expect(stopped).toMatchObject({ name, position: 3n, lagEvents: 1n, failure: { position: '3' } });
    expect(stopped?.failure?.message).toContain(message);
    expect(one.entries).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'stopped by an event that it cannot take in' }),
    );
    expect((await compareWithLog(one.database.query, one.store)).changed).toEqual([3n]);

    // What was there is put back, as from a backup, and the tree goes on.
    const restored = event as RecordedEvent;
    await behindTheTriggers(
      one.database,
      deleting(3),
      sql`INSERT INTO event_store.events
        SELECT 3, stream_category, ${restored.stream.id}, ${restored.revision}, ${restored.id}::uuid, type, schema_version,
          ${restored.data}::json, ${restored.metadata}::json, ${restored.recordedAt}::timestamptz
        FROM event_store.events WHERE position = 1`,
    );
    await running.retry(name);
    await until('it goes on', async () =>
      (await running.status()).every(({ lagEvents }) => lagEvents === 0n),
    );
    expect(await counts(one.database, tally)).toMatchObject({ d: 1 });
    await expectRightFor(one);
  }),
);

test('an event that is missing in what is still to come stops the tree before it', () =>
  withProcesses(1, async (one) => {
    await tell(one.store, added('a'), added('b'), added('c'), added('d'));
    await behindTheTriggers(one.database, deleting(3));
    const running = await one.start(treeOf(one));
    await expect(running.waitFor(4n, [name], long)).rejects.toBeInstanceOf(ReadModelBehind);
    const [stopped] = await running.status();
    expect(stopped).toMatchObject({ position: 2n, failure: { position: '3' } });
    expect(stopped?.failure?.message).toBe('The log has nothing at position 3, though it goes on after it.');
  }));

test('comparing with the log names what was changed and what was taken away', () =>
  withProcesses(1, async (one) => {
    const running = await one.start(treeOf(one));
    await running.waitFor(await tell(one.store, ...many(13, 'a', 'b')), [name], long);
    await running.stop();
    const { database, store } = one;
    const { root } = await compareWithLog(database.query, store);

    await behindTheTriggers(database, changing(5), changing(9));
    const changed = await compareWithLog(database.query, store);
    expect(changed).toMatchObject({ size: 13, root, changed: [5n, 9n] });
    expect(changed.fresh).not.toBe(root);
    expect(changed.nodes).toBeGreaterThan(0);

    await behindTheTriggers(database, sql`DELETE FROM event_store.events WHERE position > 10`);
    expect((await compareWithLog(database.query, store)).changed).toEqual([5n, 9n, 11n, 12n, 13n]);
    await behindTheTriggers(database, deleting(2));
    expect((await compareWithLog(database.query, store)).changed[0]).toBe(2n);
  }));

test('a node that somebody changed is found, though every leaf is right', () =>
  withProcesses(1, async (one) => {
    const running = await one.start(treeOf(one));
    await running.waitFor(await tell(one.store, ...many(13, 'a')), [name], long);
    await behindTheTriggers(
      one.database,
      sql`UPDATE log_tree.nodes SET hash = sha256('') WHERE level = 1 AND index = 2`,
    );
    const found = await compareWithLog(one.database.query, one.store);
    expect(found).toMatchObject({ changed: [], nodes: 1, root: found.fresh });
  }));

describe('on EventStoreDB', () => {
  const follow = async (query: Database['query'], store: EventStore) => {
    const follower = logTreeFollower({ query, log: store, batch: 3 });
    const [build] = await query<{ position: string }>(
      sql`SELECT position FROM read_models.builds WHERE name = ${name}`,
    );
    let at = {
      ...({ ...logTree, build: 1, state: 'ACTIVE', target: 0n, failure: null, startedAt: '' } as const),
      position: BigInt(build?.position ?? 0),
    };
    for (;;) {
      const stepped = await follower.step(at);
      if (stepped.outcome !== 'moved') return stepped;
      at = { ...at, position: stepped.at.position };
    }
  };

  test('positions with gaps get indexes without, and the tree is the same', () =>
    withDatabase(async ({ query }) => {
      const server = await standIn();
      const store = eventStoreDbEventStore({ url: server.url });
      try {
        for (let round = 0; round < 4; round += 1) await tell(store, added('a'), added('b'), added('c'));
        expect(await follow(query, store)).toEqual({ outcome: 'idle' });
        await tell(store, added('d'));
        expect(await follow(query, store)).toEqual({ outcome: 'idle' });
        const events = await store.readAll(0n, 100);
        const root = rootOf(events).toString('hex');
        expect(await compareWithLog(query, store)).toMatchObject({
          size: 13,
          root,
          fresh: root,
          changed: [],
        });
        const between = (events[4]?.position ?? 0n) + 1n;
        expect(await logTreeQueries(query).rootAt(between)).toEqual({
          size: 5,
          hash: rootOf(events.slice(0, 5)),
        });
      } finally {
        await store.close();
        await server.stop();
      }
    }));

  test('a server with another log is not the one that the tree was made of', () =>
    withDatabase(async ({ query }) => {
      const [first, second] = [await standIn(), await standIn()];
      const [one, other] = [first, second].map(({ url }) => eventStoreDbEventStore({ url }));
      if (!one || !other) throw new Error('There are no stores.');
      try {
        await tell(one, added('a'), added('b'));
        await follow(query, one);
        await tell(other, added('a'), added('b'));
        expect(await follow(query, other)).toMatchObject({
          outcome: 'poisoned',
          poison: { name: 'LogContradicted' },
        });
      } finally {
        await one.close();
        await other.close();
        await first.stop();
        await second.stop();
      }
    }));
});
