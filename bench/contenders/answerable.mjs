import { openDatabase } from '../../dist/platform/postgres/database.js';
import { migrate } from '../../dist/platform/postgres/migrate.js';
import { postgresEventStore } from '../../dist/event-store/engines/postgres/postgres-event-store.js';
import { noStream } from '../../dist/event-store/event-store.js';

const category = 'thing';

/** The same append as the product's store takes it. */
export const requestOf = ({ stream, events }, expectedRevision) => ({
  stream: { category, id: stream },
  expectedRevision,
  commandId: events[0].id,
  fingerprint: events[0].id,
  events: events.map(({ id, type, data, metadata }) => ({
    id,
    type,
    schemaVersion: 1,
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
  })),
});

/** The product's own store, as the product opens it. */
export const answerable = {
  name: 'answerable',
  async open({ url, connections }) {
    const database = openDatabase({ connectionString: url, max: connections }, (error) => {
      throw error;
    });
    await migrate(database);
    const store = postgresEventStore(database);
    // Follows as another process does: woken by the database, not by the store that appended.
    const follower = postgresEventStore(database);
    const append = async (appended, expected) => {
      const { outcome } = await store.append(requestOf(appended, expected));
      if (outcome !== 'ok') throw new Error(`An append of the benchmark ended as ${outcome}.`);
    };
    return {
      appendNew: (appended) => append(appended, noStream),
      appendAny: (appended) => append(appended, 'any'),
      readAfter: async (cursor, limit) =>
        (await follower.readAll(cursor, limit)).map(({ id, position }) => ({ id, cursor: position })),
      onAppended: (wake) => follower.onAppended(wake),
      close: async () => {
        await store.close();
        await follower.close();
        await database.close();
      },
    };
  },
};
