import type { RecordedEvent } from '../../src/event-store/event-store.js';
import {
  EventFromNewerVersion,
  eventId,
  newEvents,
  toFact,
  type Upcasters,
} from '../../src/event-store/serialisation.js';

const metadata = {
  actor: { id: 'ada', role: 'SPECIALIST' as const },
  occurredAt: '2026-01-02T09:00:00.000Z',
  commandId: '0190a5d2-7b7c-7000-8000-000000000001',
  fingerprint: 'f',
  correlationId: 'c',
};

const stored = (change: Partial<RecordedEvent> = {}): RecordedEvent => ({
  id: 'e',
  type: 'Weighed',
  schemaVersion: 1,
  data: '{"weight":"3 kg"}',
  metadata: JSON.stringify(metadata),
  stream: { category: 'thing', id: 't' },
  revision: 0,
  position: 7n,
  recordedAt: '2026-01-02T10:00:00.000Z',
  ...change,
});

/** First a text, then a number, then a list of numbers. */
const upcasters: Upcasters = {
  Weighed: {
    1: (data) => ({ kilograms: Number.parseInt((data as { weight: string }).weight) }),
    2: (data) => ({ all: [(data as { kilograms: number }).kilograms] }),
  },
};

test('a stored event comes back as the fact that was written', () => {
  const [event] = newEvents([{ type: 'Weighed', data: { weight: '3 kg' } }], metadata);
  expect(toFact(stored(event))).toEqual({
    id: eventId(metadata.commandId, 0),
    type: 'Weighed',
    data: { weight: '3 kg' },
    schemaVersion: 1,
    stream: { category: 'thing', id: 't' },
    revision: 0,
    position: 7n,
    recordedAt: '2026-01-02T10:00:00.000Z',
    metadata,
  });
});

test('the same command makes the same events, and each of them another', () => {
  const messages = [
    { type: 'Weighed', data: {} },
    { type: 'Weighed', data: {} },
  ];
  const ids = newEvents(messages, metadata).map(({ id }) => id);
  expect(newEvents(messages, metadata).map(({ id }) => id)).toEqual(ids);
  expect(new Set([...ids, eventId('0190a5d2-7b7c-7000-8000-000000000002', 0)]).size).toBe(3);
});

test('an old event is told in the words of the newest schema version, in which new ones are written', () => {
  expect(toFact(stored(), upcasters)).toMatchObject({ schemaVersion: 3, data: { all: [3] } });
  expect(toFact(stored({ schemaVersion: 2, data: '{"kilograms":4}' }), upcasters).data).toEqual({ all: [4] });
  expect(toFact(stored({ schemaVersion: 3, data: '{"all":[5]}' }), upcasters).data).toEqual({ all: [5] });
  expect(newEvents([{ type: 'Weighed', data: {} }], metadata, upcasters)[0]?.schemaVersion).toBe(3);
});

test('an event of a newer program is refused, not misread', () => {
  expect(() => toFact(stored({ schemaVersion: 4 }), upcasters)).toThrow(EventFromNewerVersion);
  expect(() => toFact(stored({ schemaVersion: 2 }))).toThrow(EventFromNewerVersion);
});

test('a step that is missing between two versions is an error', () => {
  expect(() => toFact(stored(), { Weighed: { 2: (data) => data } })).toThrow(
    'no upcaster from schema version 1',
  );
});

test('a type named like a member that every object has is a type like any other', () => {
  expect(toFact(stored({ type: 'constructor' }), upcasters).schemaVersion).toBe(1);
});

test('texts that no database holds are replaced, all others stay', () => {
  const data = { name: 'nul \u0000, half \ud83d, whole 😀, spelled \\u0000', keep: 1 };
  expect(toFact(stored({ data: JSON.stringify(data) })).data).toEqual({
    name: 'nul \uFFFD, half \uFFFD, whole 😀, spelled \\u0000',
    keep: 1,
  });
});
