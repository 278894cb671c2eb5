import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import {
  type AppendRequest,
  type AppendResult,
  type EventStore,
  noStream,
  type RecordedEvent,
} from '../../../src/event-store/event-store.js';
import type { Capabilities, StoreUnderTest } from './store-under-test.js';
import { eventsOf, tailOf } from '../requests.js';

/** One thing that a client does. Streams and commands are numbers within a run, so that clients meet. */
interface Step {
  readonly stream: number;
  readonly command: number;
  readonly expectation: 'any' | 'none' | 'seen' | 'stale';
  readonly count: number;
  readonly variant: number;
  readonly poison: boolean;
  readonly delay: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(3),
  command: fc.nat(25),
  expectation: fc.constantFrom('any', 'none', 'seen', 'seen', 'stale'),
  count: fc.integer({ min: 1, max: 3 }),
  variant: fc.nat(1),
  poison: fc.nat(9).map((n) => n === 0),
  delay: fc.nat(3),
});

/** What happened: the request, its answer (none when it was rejected), and when, by a clock that counts calls. */
interface Happened {
  readonly request: AppendRequest;
  readonly poison: boolean;
  readonly result: AppendResult | undefined;
  readonly called: number;
  readonly returned: number;
}

type Ok = Happened & { readonly result: Extract<AppendResult, { outcome: 'ok' }> };

async function expectedBy({ expectation }: Step, store: EventStore, stream: AppendRequest['stream']) {
  if (expectation === 'any') return 'any';
  if (expectation === 'none') return noStream;
  const seen = (await store.readStream(stream)).at(-1)?.revision ?? noStream;
  return expectation === 'seen' ? seen : Math.max(noStream, seen - 1);
}

function runOf(prefix: string) {
  let clock = 0;
  const commandIds = Array.from({ length: 26 }, () => randomUUID());
  return async (store: EventStore, one: Step): Promise<Happened> => {
    const stream = { category: 'model', id: `${prefix} ${one.stream}` };
    const commandId = commandIds[one.command] ?? '';
    const content = one.poison ? '{' : `{"variant":${one.variant}}`;
    const request: AppendRequest = {
      stream,
      expectedRevision: await expectedBy(one, store, stream),
      commandId,
      fingerprint: `${one.stream} ${one.variant} ${one.count}`,
      events: eventsOf(commandId, one.count, { data: content }),
    };
    const called = clock++;
    const result = await store.append(request).catch((error: unknown) => {
      if (!one.poison) throw error;
      return undefined;
    });
    return { request, poison: one.poison, result, called, returned: clock++ };
  };
}

const play = async (clients: readonly (readonly Step[])[], stores: readonly EventStore[]) => {
  const perform = runOf(randomUUID());
  const histories = await Promise.all(
    clients.map(async (steps, client) => {
      const history: Happened[] = [];
      for (const one of steps) {
        await pause(one.delay);
        const store = stores[client % stores.length];
        if (store !== undefined) history.push(await perform(store, one));
      }
      return history;
    }),
  );
  return histories.flat();
};

const isOk = (happened: Happened): happened is Ok => happened.result?.outcome === 'ok';

const streamKey = ({ category, id }: AppendRequest['stream']) => `${category} ${id}`;

/** The log is made of the accepted requests, each exactly once, at the place it was told. */
function assertLogIs(accepted: readonly Ok[], log: readonly RecordedEvent[]) {
  const places = new Map(log.map((event, index) => [event.position, index]));
  const claimed = accepted.flatMap(({ request, result }) => {
    const end = (places.get(result.position) ?? -1) + 1;
    const stored = log.slice(Math.max(0, end - request.events.length), end);
    expect(stored.map(({ id, data }) => ({ id, data }))).toEqual(
      request.events.map(({ id, data }) => ({ id, data })),
    );
    expect(stored.map(({ stream }) => stream)).toEqual(request.events.map(() => request.stream));
    expect(stored.at(-1)).toMatchObject({ revision: result.revision, recordedAt: result.recordedAt });
    if (request.expectedRevision !== 'any') expect(stored[0]?.revision).toBe(request.expectedRevision + 1);
    return stored;
  });
  expect(claimed).toHaveLength(log.length);
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(log.length);
}

function assertOrdered(log: readonly RecordedEvent[], { gapless }: Capabilities) {
  const next = new Map<string, number>();
  let last: bigint | undefined;
  for (const { stream, revision, position } of log) {
    const key = streamKey(stream);
    expect(revision).toBe(next.get(key) ?? 0);
    next.set(key, revision + 1);
    if (last !== undefined) expect(position > last && (!gapless || position === last + 1n)).toBe(true);
    last = position;
  }
}

/** Who had his answer before another asked comes before him in the log. */
function assertRealTimeOrder(accepted: readonly Ok[]) {
  for (const one of accepted)
    for (const other of accepted)
      if (one.returned < other.called) expect(one.result.position < other.result.position).toBe(true);
}

/** There was a moment between question and answer when the stream ended where the conflict says. */
function assertConflictsTruthful(happened: readonly Happened[], accepted: readonly Ok[]) {
  for (const { request, result, called, returned } of happened) {
    if (result?.outcome !== 'conflict') continue;
    const { actualRevision } = result;
    expect(actualRevision).not.toBe(request.expectedRevision);
    const inStream = accepted.filter(
      ({ request: { stream } }) => streamKey(stream) === streamKey(request.stream),
    );
    const reachedBy = inStream.find((ok) => ok.result.revision === actualRevision);
    const leftBy = inStream.find((ok) => ok.result.revision - ok.request.events.length === actualRevision);
    expect(actualRevision === noStream || (reachedBy !== undefined && reachedBy.called < returned)).toBe(
      true,
    );
    expect(leftBy === undefined || leftBy.returned > called).toBe(true);
  }
}

function assertDuplicatesTruthful(happened: readonly Happened[], accepted: readonly Ok[]) {
  const firsts = new Map(accepted.map((ok) => [ok.request.commandId, ok]));
  expect(firsts.size).toBe(accepted.length);
  for (const { request, result, returned } of happened) {
    if (result?.outcome !== 'duplicate') continue;
    const first = firsts.get(request.commandId);
    expect(result).toEqual({
      ...first?.result,
      outcome: 'duplicate',
      fingerprint: first?.request.fingerprint,
    });
    expect(first !== undefined && first.called < returned).toBe(true);
  }
  const late = happened.filter(
    ({ request, called, poison }) =>
      !poison && called > (firsts.get(request.commandId)?.returned ?? Infinity),
  );
  expect(late.filter(({ result }) => result?.outcome !== 'duplicate')).toEqual([]);
}

/** Random clients on two processes against what any order of their requests would allow. */
export function modelConformance(get: () => StoreUnderTest, capabilities: Capabilities): void {
  test('every answer is true and the log holds what was accepted, once', async () => {
    const { store, another } = get();
    const stores = [store, await another()];
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 8 }),
        async (clients) => {
          const before = await store.head();
          const happened = await play(clients, stores);
          const log = await tailOf(store, before, 17);
          const accepted = happened.filter(isOk);
          expect(accepted.filter(({ poison }) => poison)).toEqual([]);
          assertLogIs(accepted, log);
          assertOrdered(log, capabilities);
          assertRealTimeOrder(accepted);
          assertConflictsTruthful(happened, accepted);
          assertDuplicatesTruthful(happened, accepted);
          for (const { result } of happened) {
            const outcome = result?.outcome ?? 'rejected';
            outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 25 },
    );
    // A run that never met one of the answers would have proved little.
    expect([...outcomes.keys()].sort()).toEqual(['conflict', 'duplicate', 'ok', 'rejected']);
  }, 180_000);
}
