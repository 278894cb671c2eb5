import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/application/digest.js';
import { eventStoreDbEventStore } from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import type { EventStore, RecordedEvent } from '../../src/event-store/event-store.js';
import { entryOf } from '../../src/event-store/log-entry.js';
import { standIn } from '../support/eventstoredb/stand-in.js';
import { withDatabase } from '../support/postgres.js';

const event: RecordedEvent = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'NoteAdded',
  schemaVersion: 2,
  // As no program of ours writes JSON: it is the text that counts, with its spaces, its order and its large number.
  data: '{ "text" : "Zażółć 漢字 \\u00e9 \\"x\\"",\n\t"b":1, "a":12345678901234567890 }',
  metadata: '{"projectId":"prj_1"}',
  stream: { category: 'changeRequest', id: 'req_1' },
  revision: 3,
  position: 17n,
  recordedAt: '2026-01-31T09:00:00.000Z',
};

test('an entry is canonical JSON, and it is these bytes for ever', () => {
  const entry = entryOf(event);
  expect(entry).toBe(canonicalJson(JSON.parse(entry) as object));
  expect(createHash('sha256').update(entry, 'utf8').digest('hex')).toBe(
    '2a6543fa3968c0358e3d206b4966b34cdeacbbb3bdcfa5e0ded450258dd73f1c',
  );
});

test('it holds everything that is stored of the event but its position, to the byte', () => {
  const { position: _, ...stored } = event;
  expect(JSON.parse(entryOf(event))).toEqual({ ...stored, format: 1 });
  expect(entryOf({ ...event, position: 99n })).toBe(entryOf(event));
  const changes: Partial<RecordedEvent>[] = [
    { id: '01890a5d-ac96-774b-bcce-b302099a8058' },
    { type: 'NoteTaken' },
    { schemaVersion: 1 },
    { data: event.data.replace(' "text"', '"text"') },
    { metadata: '{"projectId":"prj_2"}' },
    { stream: { ...event.stream, category: 'project' } },
    { stream: { ...event.stream, id: 'req_2' } },
    { revision: 4 },
    { recordedAt: '2026-01-31T09:00:00.001Z' },
  ];
  const entries = changes.map((change) => entryOf({ ...event, ...change }));
  expect(new Set([entryOf(event), ...entries]).size).toBe(changes.length + 1);
});

const withoutInstant = (entry: string) => entry.replace(/"recordedAt":"[^"]*"/, '');

test('the same events have the same entries on every engine, but for when they were stored', () =>
  withDatabase(async (database) => {
    const server = await standIn();
    const stores: EventStore[] = [postgresEventStore(database), eventStoreDbEventStore({ url: server.url })];
    try {
      const entries: string[][] = [];
      for (const store of stores) {
        const { stream, id, type, schemaVersion, data, metadata } = event;
        const other = { id: id.replace(/.$/, '8'), type: 'Other', schemaVersion: 1, data: '{}', metadata };
        await store.append({
          ...{ stream, expectedRevision: -1, commandId: id, fingerprint: 'f' },
          events: [{ id: id.toUpperCase(), type, schemaVersion, data, metadata }, other],
        });
        entries.push((await store.readAll(0n, 10)).map(entryOf).map(withoutInstant));
      }
      expect(entries[0]).toHaveLength(2);
      expect(entries[0]?.[0]).toBe(withoutInstant(entryOf({ ...event, revision: 0 })));
      expect(entries[1]).toEqual(entries[0]);
    } finally {
      for (const store of stores) await store.close();
      await server.stop();
    }
  }));
