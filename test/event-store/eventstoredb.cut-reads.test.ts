import { randomUUID } from 'node:crypto';
import {
  type EventStoreDbEventStore,
  eventStoreDbEventStore,
} from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import { noStream } from '../../src/event-store/event-store.js';
import { type StandIn, standIn } from '../support/eventstoredb/stand-in.js';
import { until } from '../support/until.js';
import { eventsOf, someRequest, someStream, tailOf } from './requests.js';

/** A server that ends a read in peace, before it is over, says nothing of that: what came looks like all there is. */

const patience = { attemptMs: 400, totalMs: 6_000 };

let server: StandIn;
const opened: EventStoreDbEventStore[] = [];
const open = (attemptMs = patience.attemptMs): EventStoreDbEventStore => {
  const store = eventStoreDbEventStore({
    ...{ url: server.url, namespace: 'cut' },
    patience: { ...patience, attemptMs },
  });
  opened.push(store);
  return store;
};
beforeEach(async () => (server = await standIn()));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await server.stop();
});

const created = (count = 1) => {
  const commandId = randomUUID();
  return someRequest({ commandId, expectedRevision: noStream, events: eventsOf(commandId, count) });
};

/** What others keep on the same server. */
function foreign(count: number): void {
  const event = { type: 'Other', contentType: 'application/octet-stream', metadata: Buffer.of() };
  for (let n = 0; n < count; n += 1)
    server.log.append('others-1', 'any', [{ ...event, id: randomUUID(), data: Buffer.from('{}') }]);
}

const kept = ({ category, id }: { readonly category: string; readonly id: string }) =>
  server.log.streamOf(`cut.${category}-${id}`);

/** Cuts each of the next reads in turn: the first, then the second, and so on, as long as there is one. */
async function cuttingEach(fault: 'emptyReads' | 'shortReads', work: () => Promise<void>): Promise<number> {
  for (let spared = 0; ; spared += 1) {
    server.faults.sparedReads = spared;
    server.faults[fault] = 1;
    await work();
    if (server.faults[fault] > 0) return spared;
  }
}

describe.each(['emptyReads', 'shortReads'] as const)('whichever read is cut (%s)', (fault) => {
  test('the end of the log is where it was', async () => {
    const last = await open().append(created());
    foreign(200);
    const { position } = last as { position: bigint };
    const cut = await cuttingEach(fault, async () => expect(await open().head()).toBe(position));
    expect(cut).toBeGreaterThan(0);
  });

  test('what had happened at an instant stays', async () => {
    const store = open();
    const first = (await store.append(created())) as { position: bigint; recordedAt: string };
    await new Promise((resolve) => setTimeout(resolve, 5));
    await store.append(created());
    foreign(200);
    const cut = await cuttingEach(fault, async () =>
      expect(await open().positionAt(first.recordedAt)).toBe(first.position),
    );
    expect(cut).toBeGreaterThan(0);
  });

  test('a command that was done is found, and sent again it is not done again', async () => {
    const request = created(3);
    const done = await open().append(request);
    const { stream } = request;
    await open().append(someRequest({ stream }));
    const found = await cuttingEach(fault, async () =>
      expect(await open().findCommand(request.commandId)).toMatchObject({ revision: 2 }),
    );
    const stored = await cuttingEach(fault, async () => {
      expect(await open().append(request)).toMatchObject({ ...done, outcome: 'duplicate' });
      const anywhere = { ...request, expectedRevision: 'any' as const };
      expect(await open().append(anywhere)).toMatchObject({ ...done, outcome: 'duplicate' });
    });
    expect(kept(stream)).toHaveLength(4);
    if (fault === 'emptyReads') expect(Math.min(found, stored)).toBeGreaterThan(0);
  });

  test('what is appended wherever a stream ends is appended there once', async () => {
    const stream = someStream();
    await open().append(someRequest({ stream }));
    let times = 1;
    await cuttingEach(fault, async () => {
      const result = await open().append(someRequest({ stream }));
      expect(result).toMatchObject({ outcome: 'ok', revision: times });
      times += 1;
    });
    expect(kept(stream)).toHaveLength(times);
  });

  test('the log, a stream and one event are read whole', async () => {
    const store = open();
    const request = created(40);
    await store.append(request);
    foreign(3);
    const ids = request.events.map(({ id }) => id);
    let position = 0n;
    const cut = await cuttingEach(fault, async () => {
      const all = await open().readAll(0n, 100);
      expect(all.map(({ id }) => id)).toEqual(ids);
      position = all[20]?.position ?? 0n;
      expect(await open().readAt(position)).toEqual(all[20]);
      expect((await open().readStream(request.stream)).map(({ id }) => id)).toEqual(ids);
      expect(await open().readStream(request.stream, 30)).toHaveLength(10);
      expect(await open().readStream(someStream())).toEqual([]);
    });
    expect(cut).toBeGreaterThan(0);
  });
});

test('where the log ends is looked for past what others keep there once, and found again when it has moved', async () => {
  const store = open();
  const first = (await store.append(created())) as { position: bigint };
  const other = open();
  foreign(300);
  expect(await other.head()).toBe(first.position);
  const before = server.reads;
  expect(await other.head()).toBe(first.position);
  // One page, where the first time took several.
  expect(server.reads - before).toBe(1);
  foreign(5);
  const second = (await store.append(created())) as { position: bigint };
  foreign(5);
  expect(await other.head()).toBe(second.position);
});

test('a server that ends every read is named in the end, and no answer is made of it', async () => {
  const store = open();
  const request = created();
  await store.append(request);
  server.faults.emptyReads = 1_000;
  const asked = [store.head(), store.findCommand(request.commandId), store.readStream(request.stream)];
  for (const answer of await Promise.allSettled(asked))
    expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'EventStoreUnavailable' } });
  server.faults.emptyReads = 0;
}, 20_000);

test('a sender that stands still after taking a command finds what another one did of it meanwhile', async () => {
  const [paused, other] = [open(20_000), open()];
  const stream = someStream();
  await other.append(someRequest({ stream }));
  const request = someRequest({ stream });
  // The answer to the first one's intent is long under way: as if its process was stopped there.
  const heard = server.log.onAppended(() => {
    server.faults.slow = 1_500;
    setImmediate(() => (server.faults.slow = 0));
    heard();
  });
  const first = paused.append(request);
  await until(
    'the command is taken',
    async () => server.log.streamOf(`cut-command-${request.commandId}`).length > 0,
  );
  await other.append(someRequest({ stream }));
  const second = await other.append(request);
  expect(second).toMatchObject({ outcome: 'ok', revision: 2 });
  expect(await first).toMatchObject({ revision: 2 });
  expect(kept(stream)).toHaveLength(3);
}, 20_000);

test('a subscription that says too early that it has caught up makes nobody skip or repeat anything', async () => {
  const [writer, reader] = [open(), open()];
  server.faults.marksAhead = 80;
  const handled: string[] = [];
  let position = 0n;
  let reading = Promise.resolve();
  const leave = reader.onAppended(() => {
    reading = reading.then(async () => {
      for (const event of await tailOf(reader, position, 7)) {
        handled.push(event.id);
        ({ position } = event);
      }
    });
  });
  const written: string[] = [];
  for (let round = 0; round < 25; round += 1) {
    const request = created(2);
    await writer.append(request);
    written.push(...request.events.map(({ id }) => id));
    if (round % 8 === 7) server.endSubscriptions();
  }
  await until('all is handled, by wakes alone', async () => handled.length >= written.length);
  leave();
  await reading;
  expect(handled).toEqual(written);
  expect(server.marks).toBeGreaterThan(5);
}, 20_000);
