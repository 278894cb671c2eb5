import { randomUUID } from 'node:crypto';
import { eventStoreDbEventStore } from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { standIn } from '../support/eventstoredb/stand-in.js';
import { conformanceOf, type OpenStore } from './conformance.js';

const realServer = process.env['EVENTSTOREDB_URL'];

/** Each under a namespace of its own, so that a server that others use too will do. */
const on =
  (server: () => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>): OpenStore =>
  async () => {
    const { url, stop } = await server();
    const namespace = `t${randomUUID().slice(0, 8)}`;
    const opened: EventStore[] = [];
    const open = () => {
      const store = eventStoreDbEventStore({ url, namespace });
      opened.push(store);
      return store;
    };
    return {
      store: open(),
      another: () => Promise.resolve(open()),
      stop: async () => {
        await Promise.all(opened.map((store) => store.close()));
        await stop();
      },
    };
  };

conformanceOf('EventStoreDB (stand-in)', on(standIn), { gapless: false });

if (realServer === undefined)
  process.stdout.write(
    'EventStoreDB: only the stand-in is tested. Set EVENTSTOREDB_URL to test a real server too.\n',
  );
else
  conformanceOf(
    'EventStoreDB (EVENTSTOREDB_URL)',
    on(() => Promise.resolve({ url: realServer, stop: () => Promise.resolve() })),
    { gapless: false },
  );
