import { randomUUID } from 'node:crypto';
import { noStream } from '../../../src/event-store/event-store.js';
import { eventsOf, someRequest, someStream } from '../requests.js';
import type { Get } from './store-under-test.js';

export function expectations(get: Get) {
  test('a new stream can be demanded', async () => {
    const { store } = get();
    const stream = someStream();
    const create = () => store.append(someRequest({ stream, expectedRevision: noStream }));
    expect((await create()).outcome).toBe('ok');
    expect(await create()).toEqual({ outcome: 'conflict', actualRevision: 0 });
  });

  test('a decision on an older or a future state is a conflict and stores nothing', async () => {
    const { store } = get();
    const stream = someStream();
    const append = (expectedRevision: number | 'any') =>
      store.append(someRequest({ stream, expectedRevision }));
    await append('any');
    await append(0);
    const before = await store.head();
    expect(await append(0)).toEqual({ outcome: 'conflict', actualRevision: 1 });
    expect(await append(5)).toEqual({ outcome: 'conflict', actualRevision: 1 });
    expect(await store.head()).toBe(before);
    expect((await append(1)).outcome).toBe('ok');
    expect((await append('any')).outcome).toBe('ok');
    expect(await store.readStream(stream)).toHaveLength(4);
  });

  test('of many that expect nothing and write to one stream at once, each is stored whole and in a place of its own', async () => {
    const [one, another] = [get().store, await get().another()];
    const stream = someStream();
    const sized = (count: number) => {
      const commandId = randomUUID();
      return someRequest({ stream, commandId, events: eventsOf(commandId, count) });
    };
    const sizes = Array.from({ length: 40 }, (_, index) => 1 + (index % 3));
    const results = await Promise.all(
      sizes.map((size, index) => (index % 2 === 0 ? one : another).append(sized(size))),
    );
    const revisions = results.map((result) => (result.outcome === 'ok' ? result.revision : undefined));
    expect(revisions).not.toContain(undefined);
    const stored = await get().store.readStream(stream);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(stored.map(({ revision }) => revision)).toEqual(
      Array.from({ length: total }, (_, index) => index),
    );
    // The last revision of each is where its own events end; together they fill the stream.
    const places = revisions.map((revision, index) => ({ end: Number(revision), size: sizes[index] ?? 0 }));
    const filled = places.toSorted((one, other) => one.end - other.end);
    filled.forEach(({ end, size }, index) => expect(end - size).toBe(filled[index - 1]?.end ?? -1));
  });

  test('of many decisions on the same state one wins', async () => {
    const stores = [get().store, await get().another()];
    const stream = someStream();
    const results = await Promise.all(
      Array.from(
        { length: 20 },
        (_, n) =>
          stores[n % 2]?.append(someRequest({ stream, expectedRevision: noStream })) ??
          Promise.reject(new Error()),
      ),
    );
    expect(results.filter((result) => result.outcome === 'ok')).toHaveLength(1);
    expect(results.filter((result) => result.outcome === 'conflict')).toHaveLength(19);
    expect(await get().store.readStream(stream)).toHaveLength(1);
  });
}

export function commands(get: Get) {
  test('a command sent again gets the first result and stores nothing', async () => {
    const { store } = get();
    const request = someRequest({ expectedRevision: noStream });
    const first = await store.append(request);
    const head = await store.head();
    expect(await store.append(request)).toEqual({ ...first, outcome: 'duplicate', fingerprint: 'f' });
    expect(await store.head()).toBe(head);
  });

  test('the same id with another content is told by the first fingerprint', async () => {
    const { store } = get();
    const commandId = randomUUID();
    const first = await store.append(someRequest({ commandId, fingerprint: 'first' }));
    const other = someRequest({ commandId: commandId.toUpperCase(), fingerprint: 'other' });
    expect(await store.append(other)).toEqual({ ...first, outcome: 'duplicate', fingerprint: 'first' });
    expect(await store.readStream(other.stream)).toEqual([]);
  });

  test('a command that met a conflict may be decided again', async () => {
    const { store } = get();
    const request = someRequest({ expectedRevision: 3 });
    expect(await store.append(request)).toEqual({ outcome: 'conflict', actualRevision: noStream });
    expect(await store.findCommand(request.commandId)).toBeUndefined();
    expect((await store.append({ ...request, expectedRevision: noStream })).outcome).toBe('ok');
  });

  test('sent many times at once it is stored once', async () => {
    const stores = [get().store, await get().another()];
    const request = someRequest();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stores[n % 2]?.append(request) ?? Promise.reject(new Error())),
    );
    const first = results.find(({ outcome }) => outcome === 'ok');
    expect(results.filter((result) => result !== first)).toEqual(
      Array.from({ length: 19 }, () => ({ ...first, outcome: 'duplicate', fingerprint: 'f' })),
    );
    expect(await get().store.readStream(request.stream)).toHaveLength(1);
  });

  test('what a command did can be asked for', async () => {
    const { store } = get();
    const request = someRequest();
    expect(await store.findCommand(request.commandId)).toBeUndefined();
    const { outcome, ...appended } = await store.append(request);
    expect(outcome).toBe('ok');
    expect(await store.findCommand(request.commandId)).toEqual({ ...appended, fingerprint: 'f' });
  });
}
