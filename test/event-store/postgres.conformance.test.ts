import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { testDatabase } from '../support/postgres.js';
import { conformanceOf } from './conformance.js';

conformanceOf(
  'PostgreSQL',
  async () => {
    const { database, drop } = await testDatabase();
    const opened: EventStore[] = [];
    const open = () => {
      const store = postgresEventStore(database);
      opened.push(store);
      return store;
    };
    return {
      store: open(),
      another: async () => open(),
      stop: async () => {
        await Promise.all(opened.map((store) => store.close()));
        await drop();
      },
    };
  },
  { gapless: true },
);
