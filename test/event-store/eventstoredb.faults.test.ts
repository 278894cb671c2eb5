import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStoreDbEventStore,
  eventStoreDbEventStore,
} from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import {
  EventStoreReadOnly,
  EventStoreRefused,
  EventStoreUnavailable,
} from '../../src/event-store/engines/eventstoredb/failures.js';
import { noStream } from '../../src/event-store/event-store.js';
import { type Faults, type StandIn, standIn } from '../support/eventstoredb/stand-in.js';
import { eventsOf, someRequest, someStream, tailOf } from './requests.js';

// Whatever nobody has heard (an unhandled rejection) fails the test it comes up in: Jest sees to that.

/** Short, so that what has to be given up is given up within a test. */
const patience = { attemptMs: 300, totalMs: 6_000 };

let server: StandIn;
const opened: EventStoreDbEventStore[] = [];

const open = (url = server.url): EventStoreDbEventStore => {
  const store = eventStoreDbEventStore({ url, namespace: 'faults', patience });
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

/** How often the server really stored it. */
const storedIn = (stream: { readonly category: string; readonly id: string }) =>
  server.log.streamOf(`faults.${stream.category}-${stream.id}`).length;

test('a conflict tells the revision that there is, also where the URL turns the errors of the client off', async () => {
  for (const url of [server.url, `${server.url}&throwOnAppendFailure=false`]) {
    const store = open(url);
    const stream = someStream();
    for (let n = 0; n < 4; n += 1) await store.append(someRequest({ stream }));
    expect(await store.append(someRequest({ stream, expectedRevision: 1 }))).toEqual({
      outcome: 'conflict',
      actualRevision: 3,
    });
  }
});

type Counted = { [Key in keyof Faults]: Faults[Key] extends number ? Key : never }[keyof Faults];

test.each<[Counted, number]>([
  ['silentBeforeStoring', 2],
  ['silentAfterStoring', 2],
  ['cutAfterStoring', 3],
  ['unavailable', 3],
])('appends meet %s, %i times: each is stored once, and its sender learns where', async (fault, times) => {
  const store = open();
  server.faults[fault] = times;
  const requests = Array.from({ length: 4 }, () => created(2));
  const results = await Promise.all(requests.map((request) => store.append(request)));
  expect(server.faults[fault]).toBe(0);
  for (const [index, request] of requests.entries()) {
    expect(results[index]).toMatchObject({ outcome: 'ok', stream: request.stream, revision: 1 });
    expect(storedIn(request.stream)).toBe(2);
    expect(await store.append(request)).toMatchObject({ ...results[index], outcome: 'duplicate' });
  }
});

test('an append that got no answer at all is refused as unknown, and sent again it is stored once', async () => {
  const store = open();
  const request = created();
  // The first append writes down what the command is about to store.
  server.faults.spared = 1;
  server.faults.silentAfterStoring = 1_000;
  await expect(store.append(request)).rejects.toThrow(EventStoreUnavailable);
  server.faults.silentAfterStoring = 0;
  expect(await store.append(request)).toMatchObject({ outcome: 'duplicate', revision: 0 });
  expect(storedIn(request.stream)).toBe(1);
}, 20_000);

test('a command that was left lying goes on where it would have stored, and tells what is there', async () => {
  const store = open();
  const request = created();
  server.faults.spared = 1;
  server.faults.silentBeforeStoring = 1_000;
  await expect(store.append(request)).rejects.toThrow(EventStoreUnavailable);
  server.faults.silentBeforeStoring = 0;
  expect(await store.findCommand(request.commandId)).toBeUndefined();
  // The first one comes after all, just before the second.
  const { stream, events } = request;
  server.log.append(
    `faults.${stream.category}-${stream.id}`,
    noStream,
    events.map(({ id, type, data }) => ({
      id,
      type,
      contentType: 'application/octet-stream',
      data: Buffer.from(data),
      metadata: Buffer.from('answerable/1 1\n{"first":true}'),
    })),
  );
  const other = { ...request, fingerprint: 'other' };
  expect(await store.append(other)).toMatchObject({ outcome: 'duplicate', fingerprint: 'f', revision: 0 });
  expect(storedIn(stream)).toBe(1);

  const lying = created();
  server.faults.spared = 1;
  server.faults.silentBeforeStoring = 1_000;
  await expect(store.append(lying)).rejects.toThrow(EventStoreUnavailable);
  server.faults.silentBeforeStoring = 0;
  const elsewhere = { ...lying, stream: someStream() };
  await expect(store.append(elsewhere)).rejects.toThrow(/not known yet/);
  expect(await store.append(lying)).toMatchObject({ outcome: 'ok', revision: 0 });
  expect(await store.append(elsewhere)).toMatchObject({ outcome: 'duplicate', stream: lying.stream });
}, 40_000);

test('one server that goes away takes nothing of another one with it', async () => {
  const other = await standIn();
  const [doomed, safe] = [open(), open(other.url)];
  await Promise.all([doomed.append(created()), safe.append(created())]);
  other.faults.slow = 200;
  const lost = doomed.append(created()).catch((error: unknown) => error);
  const kept = Promise.all(Array.from({ length: 10 }, () => safe.append(created())));
  server.kill();
  expect((await kept).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => 'ok'));
  expect(await lost).toBeInstanceOf(EventStoreUnavailable);
  await other.stop();
}, 20_000);

test('a subscription that the server ends without a word is opened again, and one that doubles harms nobody', async () => {
  const [writer, reader] = [open(), open()];
  server.faults.doubled = true;
  let woken = 0;
  reader.onAppended(() => (woken += 1));
  for (let round = 1; round <= 3; round += 1) {
    await writer.append(created());
    while (woken === 0) await pause(5);
    server.endSubscriptions();
    const before = woken;
    await writer.append(created());
    while (woken === before) await pause(5);
    expect(await tailOf(reader, 0n)).toHaveLength(round * 2);
    woken = 0;
  }
}, 20_000);

test('a read that the server ends early is read on, and one that stalls is begun again', async () => {
  const store = open();
  const request = created(20);
  await store.append(request);
  server.faults.shortReads = 3;
  expect((await store.readStream(request.stream)).map(({ revision }) => revision)).toEqual(
    Array.from({ length: 20 }, (_, revision) => revision),
  );
  expect(server.faults.shortReads).toBeLessThan(3);
  server.faults.shortReads = 0;
  server.faults.stalledReads = 2;
  expect(await store.readStream(request.stream, 15)).toHaveLength(5);
  expect(server.faults.stalledReads).toBeLessThan(2);
});

test('whoever is no leader names the leader, and that one is asked', async () => {
  const follower = await standIn(server.log, () => server);
  const store = open(follower.url);
  const request = created();
  expect(await store.append(request)).toMatchObject({ outcome: 'ok' });
  expect(await store.readStream(request.stream)).toHaveLength(1);
  const cluster = open(`esdb://127.0.0.1:${follower.port},127.0.0.1:${server.port}?tls=false`);
  expect(await cluster.readStream(request.stream)).toHaveLength(1);
  await follower.stop();
});

test('while a cluster has nobody who could be asked it is waited for, and one that stays away is named', async () => {
  const follower = await standIn(server.log, () => server);
  const nodes = `127.0.0.1:${follower.port},127.0.0.1:${server.port}`;
  const cluster = open(`esdb://${nodes}?tls=false&maxDiscoverAttempts=2&discoveryInterval=50`);
  follower.kill();
  server.kill();
  const appended = cluster.append(created());
  await pause(1_500);
  await server.revive();
  await follower.revive();
  expect(await appended).toMatchObject({ outcome: 'ok' });
  await follower.stop();
  server.kill();
  const absent = await cluster.append(created()).catch((error: unknown) => error);
  expect(absent).toBeInstanceOf(EventStoreUnavailable);
}, 20_000);

test('a server that only lets itself be read says so at the first append, and is read on', async () => {
  const store = open();
  const request = created();
  await store.append(request);
  server.faults.readOnly = true;
  const refused = await store.append(created()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(EventStoreReadOnly);
  expect(refused).toMatchObject({ message: expect.stringMatching(/read, and append nothing/) as unknown });
  expect(await store.readStream(request.stream)).toHaveLength(1);
  expect(await store.append(request).catch((error: unknown) => error)).toBeInstanceOf(EventStoreReadOnly);
  server.faults.readOnly = false;
  expect(await store.append(request)).toMatchObject({ outcome: 'duplicate' });
});

test('a server that refuses says why, and one that is not there is named with what to check', async () => {
  const store = open();
  server.faults.accessDenied = 10_000;
  const refused = await store.append(created()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(EventStoreRefused);
  expect(refused).toMatchObject({ message: expect.stringMatching(/EVENTSTOREDB_URL.*allowed/) as unknown });
  server.kill();
  const absent = await store.append(created()).catch((error: unknown) => error);
  expect(absent).toBeInstanceOf(EventStoreUnavailable);
  expect(absent).toMatchObject({ message: expect.stringMatching(/Check EVENTSTOREDB_URL/) as unknown });
}, 20_000);
