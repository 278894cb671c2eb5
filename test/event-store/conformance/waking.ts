import { type EventStore } from '../../../src/event-store/event-store.js';
import { someRequest, tailOf } from '../requests.js';
import type { Get, OpenStore } from './store-under-test.js';

export function waking(get: Get) {
  const nextWake = (store: EventStore) => {
    let unsubscribe: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => (unsubscribe = store.onAppended(resolve)));
    return { woken, unsubscribe };
  };

  test("an append wakes this process's readers and other processes' readers", async () => {
    const { store, another } = get();
    const readers = [store, await another()].map(nextWake);
    await store.append(someRequest());
    await Promise.all(readers.map(({ woken }) => woken));
    readers.forEach(({ unsubscribe }) => unsubscribe());
  });

  test('a reader that follows wakes alone misses nothing', async () => {
    const { store, another } = get();
    const remote = await another();
    const after = await store.head();
    const requests = Array.from({ length: 40 }, () => someRequest());
    let seen = 0;
    let unsubscribe: () => void = () => undefined;
    await new Promise<void>((resolve, reject) => {
      const read = async () => {
        seen = (await tailOf(remote, after)).length;
        if (seen === requests.length) resolve();
      };
      unsubscribe = remote.onAppended(() => void read().catch(reject));
      Promise.all(requests.map((request) => store.append(request))).catch(reject);
    });
    unsubscribe();
    expect(seen).toBe(requests.length);
  });

  test('who unsubscribed is left alone, and the same function given twice counts twice', async () => {
    const { store } = get();
    let calls = 0;
    const wake = () => (calls += 1);
    const [first, second] = [store.onAppended(wake), store.onAppended(wake)];
    first();
    const { woken, unsubscribe } = nextWake(store);
    await store.append(someRequest());
    await woken;
    expect(calls).toBeGreaterThan(0);
    second();
    const before = calls;
    await store.append(someRequest());
    const later = nextWake(store);
    await store.append(someRequest());
    await later.woken;
    expect(calls).toBe(before);
    [unsubscribe, later.unsubscribe].forEach((end) => end());
  });
}

export function closing(open: OpenStore) {
  test('what was accepted is finished, and nothing more is accepted', async () => {
    const { store, another, stop } = await open();
    const reader = await another();
    store.onAppended(() => undefined);
    const accepted = Array.from({ length: 50 }, () => store.append(someRequest()));
    const closed = store.close();
    await expect(store.append(someRequest())).rejects.toThrow(/closed/);
    await closed;
    expect((await Promise.all(accepted)).map(({ outcome }) => outcome)).toEqual(accepted.map(() => 'ok'));
    expect(await tailOf(reader, 0n)).toHaveLength(50);
    await store.close();
    await stop();
  });
}
