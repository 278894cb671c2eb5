import { InvalidAppend } from '../../../src/event-store/storable.js';
import { poison, someRequest } from '../requests.js';
import type { Get } from './store-under-test.js';

export function refusals(get: Get) {
  const base = someRequest();
  const withEvent = (change: object) => ({ events: base.events.map((event) => ({ ...event, ...change })) });
  test.each([
    ['no events', { events: [] }],
    ['a command id that is no UUID', { commandId: 'x' }],
    ['an event id that is no UUID', withEvent({ id: 'x' })],
    ['the same event twice', { events: [...base.events, ...base.events] }],
    ['a hyphen in the category', { stream: { category: 'a-b', id: '1' } }],
    ['no stream id', { stream: { category: 'a', id: '' } }],
    ['a NUL character', { fingerprint: '\0' }],
    ['half a surrogate pair', withEvent({ data: '"\ud83d"' })],
    ['an expected revision below none', { expectedRevision: -2 }],
    ['an expected revision that is no number', { expectedRevision: Number.NaN }],
    ['a schema version below 1', withEvent({ schemaVersion: 0 })],
    ['an event without a type', withEvent({ type: '' })],
  ])('%s is refused', async (_, change) => {
    const { store } = get();
    const head = await store.head();
    await expect(store.append({ ...base, ...change })).rejects.toThrow(InvalidAppend);
    expect(await store.head()).toBe(head);
  });

  test('a text that is not JSON fails its own request and none beside it', async () => {
    const { store } = get();
    const good = Array.from({ length: 6 }, () => someRequest());
    const bad = [poison(), poison()];
    const [badResults, goodResults] = await Promise.all([
      Promise.allSettled(bad.map((request) => store.append(request))),
      Promise.all(good.map((request) => store.append(request))),
    ]);
    expect(badResults.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(goodResults.map(({ outcome }) => outcome)).toEqual(good.map(() => 'ok'));
    for (const { stream } of bad) expect(await store.readStream(stream)).toEqual([]);
  });
}
