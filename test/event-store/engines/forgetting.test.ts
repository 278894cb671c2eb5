import { keepForgetting, forgetOldCommands } from '../../../src/event-store/engines/postgres/forgetting.js';
import { postgresEventStore } from '../../../src/event-store/engines/postgres/postgres-event-store.js';
import { sql } from '../../../src/platform/postgres/sql.js';
import { withDatabase } from '../../support/postgres.js';
import { newUuid } from '../../../src/platform/ids.js';
import { eventId } from '../../../src/event-store/serialisation.js';

const requestOf = (commandId: string) => ({
  stream: { category: 'thing', id: commandId },
  expectedRevision: -1,
  commandId,
  fingerprint: 'f',
  events: [{ id: eventId(commandId, 0), type: 'Happened', schemaVersion: 1, data: '{}', metadata: '{}' }],
});

const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000).toISOString();

test('command ids are kept for the stated days, then forgotten, and the events stay', () =>
  withDatabase(async (database) => {
    const store = postgresEventStore(database);
    const request = requestOf(newUuid());
    await store.append(request);

    expect(await forgetOldCommands(store, { days: 90, now: inDays(89) })).toBe(0);
    expect(await store.findCommand(request.commandId)).toMatchObject({ fingerprint: 'f' });

    expect(await forgetOldCommands(store, { days: 90, now: inDays(91) })).toBe(1);
    expect(await store.findCommand(request.commandId)).toBeUndefined();
    // A retry after that still stores nothing twice.
    expect(await store.append(request)).toMatchObject({ outcome: 'duplicate', fingerprint: '' });
    expect(await store.readAll(0n, 10)).toHaveLength(1);
    await store.close();
  }));

test('a failure to forget is reported and ends nothing', () =>
  withDatabase(async (database) => {
    const store = postgresEventStore(database);
    const errors: unknown[] = [];
    await database.query(sql`ALTER TABLE event_store.commands RENAME TO elsewhere`);
    const stop = keepForgetting(store, { days: 1, now: inDays(0), onError: (error) => errors.push(error) });
    await stop();
    expect(errors).toHaveLength(1);
    await store.close();
  }));
