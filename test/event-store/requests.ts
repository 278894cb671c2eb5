import { randomUUID } from 'node:crypto';
import type {
  AppendRequest,
  EventStore,
  NewEvent,
  RecordedEvent,
} from '../../src/event-store/event-store.js';
import { derivedUuid } from '../../src/platform/ids.js';

/** A stream that no other test has. */
export const someStream = (category = 'thing') => ({ category, id: randomUUID() });

export const eventsOf = (
  commandId: string,
  count: number,
  change: Partial<NewEvent> = {},
): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    id: derivedUuid(commandId, String(index)),
    type: 'ThingHappened',
    schemaVersion: 1,
    data: `{"n":${index}}`,
    metadata: '{}',
    ...change,
  }));

/** A good request of one event on a stream of its own; a test states what matters to it. */
export function someRequest(change: Partial<AppendRequest> = {}): AppendRequest {
  const commandId = change.commandId ?? randomUUID();
  return {
    stream: someStream(),
    expectedRevision: 'any',
    commandId,
    fingerprint: 'f',
    events: eventsOf(commandId, 1),
    ...change,
  };
}

/** A request that a store finds out about only while storing it. */
export function poison(change: Partial<AppendRequest> = {}): AppendRequest {
  const request = someRequest(change);
  return { ...request, events: request.events.map((event) => ({ ...event, data: '{"broken":' })) };
}

/** Everything after a position, read page by page as a projector does. */
export async function tailOf(
  store: EventStore,
  after: bigint,
  page = 100,
): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (;;) {
    const events = await store.readAll(all.at(-1)?.position ?? after, page);
    if (events.length === 0) return all;
    all.push(...events);
  }
}
