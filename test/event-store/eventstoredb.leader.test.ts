import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { binaryEvent } from '@eventstore/db-client';
import { mendedClient } from '../../src/event-store/engines/eventstoredb/client.js';
import {
  type EventStoreDbEventStore,
  eventStoreDbEventStore,
} from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import { EventStoreUnavailable } from '../../src/event-store/engines/eventstoredb/failures.js';
import { GivenUp } from '../../src/event-store/engines/eventstoredb/patience.js';
import { type EventStore, noStream } from '../../src/event-store/event-store.js';
import { type Cluster, cluster } from '../support/eventstoredb/cluster.js';
import { until } from '../support/until.js';
import { figuresOf, watchForGaps } from './gap-oracle.js';
import { eventsOf, someRequest, tailOf } from './requests.js';

// Whatever nobody has heard (an unhandled rejection) fails the test it comes up in: Jest sees to that.

const patience = { attemptMs: 400, totalMs: 8_000 };

let nodes: Cluster;
const opened: EventStoreDbEventStore[] = [];
const open = (url: string): EventStoreDbEventStore => {
  const store = eventStoreDbEventStore({ url, namespace: 'leader', patience });
  opened.push(store);
  return store;
};
beforeEach(async () => (nodes = await cluster()));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await nodes.stop();
});

const created = (count = 1) => {
  const commandId = randomUUID();
  return someRequest({ commandId, expectedRevision: noStream, events: eventsOf(commandId, count) });
};

/** Follows a store by its wakes alone, from the position of the last event that was handled. */
function follow(store: EventStore) {
  const handled: string[] = [];
  let position = 0n;
  let reading = Promise.resolve();
  const readOn = async () => {
    for (const event of await tailOf(store, position)) {
      handled.push(event.id);
      ({ position } = event);
    }
  };
  const leave = store.onAppended(() => {
    reading = reading.then(readOn).catch((error: unknown) => {
      // The next wake reads on from the same place.
      if (!(error instanceof EventStoreUnavailable)) throw error;
    });
  });
  return {
    handled,
    leave: async () => {
      leave();
      await reading;
    },
  };
}

/** Another leader each time: by a vote while the old one lives on, after a moment without any, or because the old one died. */
async function unrest({ nodes: [first, second], elect, loseLeader }: Cluster, over: AbortSignal) {
  if (!first || !second) throw new Error('A cluster has two nodes.');
  let changes = 0;
  for (let [old, next] = [first, second]; !over.aborted; [old, next] = [next, old]) {
    await pause(350);
    const how = changes % 3;
    if (how === 1) {
      loseLeader();
      await pause(150);
    }
    if (how === 2) old.kill();
    elect(next);
    changes += 1;
    await pause(250);
    if (how === 2) await old.revive();
  }
  return changes;
}

describe('EventStoreDB (stand-in) as an event store', () => {
  describe('a changing leader', () => {
    test.each<[string, keyof Pick<Cluster, 'url' | 'discovering'>]>([
      ['a URL that names the nodes', 'url'],
      ['a URL where they are asked for', 'discovering'],
    ])(
      'with %s, writers append and a subscription follows while the leader changes: nothing is lost, nothing comes twice',
      async (_, way) => {
        const stores = [open(nodes[way]), open(nodes[way])];
        const [reader] = stores;
        if (!reader) throw new Error('There is a first store.');
        const following = follow(open(nodes[way]));
        const over = new AbortController();
        const changing = unrest(nodes, over.signal);
        const verdict = await watchForGaps(
          {
            write: async (writer) => {
              const request = created(1 + (writer % 2));
              const answer = await stores[writer % 2]?.append(request);
              return answer && answer.outcome !== 'conflict' ? request.events.map(({ id }) => id) : [];
            },
            readAfter: async (cursor) =>
              (await reader.readAll(cursor, 100)).map(({ id, position }) => ({ id, cursor: position })),
          },
          { writers: 6, milliseconds: 5_000 },
        );
        over.abort();
        const changes = await changing;
        await until(
          'the subscription has come to the end',
          async () => following.handled.length >= verdict.seen,
        );
        await following.leave();

        process.stdout.write(figuresOf('EventStoreDB engine (stand-in cluster)', verdict));
        process.stdout.write(`  while ${changes} leaders took over\n`);
        expect(verdict).toMatchObject({ lost: 0, doubled: 0, disordered: 0 });
        expect(verdict.seen).toBe(verdict.written);
        expect(verdict.written).toBeGreaterThan(20);
        expect(new Set(following.handled).size).toBe(following.handled.length);
        expect(following.handled).toHaveLength(verdict.written);
        expect(changes).toBeGreaterThan(4);
      },
      60_000,
    );
  });
});

test('the client looks for another server without waiting for it, and when none is found that ends nobody', async () => {
  const [first, second] = nodes.nodes;
  if (!first || !second) throw new Error('A cluster has two nodes.');
  const store = open(nodes.url);
  const request = created();
  await store.append(request);
  // One answer is under way for long, over a connection that is given up meanwhile, while nobody tells of the nodes.
  first.faults.slow = 250;
  first.faults.brokenReads = 1;
  const late = store.readStream(request.stream);
  await pause(50);
  for (const { faults } of [first, second]) faults.noGossip = 12;
  first.faults.unavailable = 1;
  const other = store.readStream(request.stream);
  expect(await late).toHaveLength(1);
  expect(await other).toHaveLength(1);
  await store.close();
});

test('an append over a connection that was given up a moment ago is told so', async () => {
  const client = mendedClient(nodes.url, () => undefined);
  const event = binaryEvent({ type: 'Tried', data: new Uint8Array() });
  await client.appendToStream('tried', event);
  const insides = client as unknown as { getChannel: () => Promise<{ close: () => void }> };
  (await insides.getChannel()).close();
  await expect(client.appendToStream('tried', event)).rejects.toThrow(GivenUp);
  await client.dispose();
});

test('a store is closed while its cluster is away, and nobody is left waiting', async () => {
  const store = open(nodes.url);
  store.onAppended(() => undefined);
  await store.append(created());
  nodes.nodes.forEach((node) => node.kill());
  await pause(1_000);
  await store.close();
});
