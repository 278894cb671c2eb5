import { keyring } from '../../../src/directory/keyring.js';
import { postgresEventStore } from '../../../src/event-store/engines/postgres/postgres-event-store.js';
import type { EventStore, NewEvent, RecordedEvent } from '../../../src/event-store/event-store.js';
import { sealedEventStore } from '../../../src/event-store/sealing/sealed-event-store.js';
import { testDatabase } from '../../support/postgres.js';
import { conformanceOf } from '../conformance.js';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return !/\p{Surrogate}/u.test(text);
  } catch {
    return false;
  }
};

const wrapped = (event: NewEvent): NewEvent =>
  isJson(event.data) ? { ...event, data: JSON.stringify({ wording: event.data }) } : event;

const unwrapped = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  data: (JSON.parse(event.data) as { wording: string }).wording,
});

/** Lets all the data that the suite stores, whatever it is, travel as one text that has to be sealed. */
const carryingText = (store: EventStore): EventStore => ({
  ...store,
  append: (request) => store.append({ ...request, events: request.events.map(wrapped) }),
  readStream: async (...where) => (await store.readStream(...where)).map(unwrapped),
  readStreams: async (stretches) => (await store.readStreams(stretches)).map((found) => found.map(unwrapped)),
  readAll: async (...where) => (await store.readAll(...where)).map(unwrapped),
  readAt: async (position) => {
    const event = await store.readAt(position);
    return event && unwrapped(event);
  },
  readProject: async (...where) => (await store.readProject(...where)).map(unwrapped),
});

conformanceOf(
  'PostgreSQL with sealed texts',
  async () => {
    const { database, drop } = await testDatabase();
    const opened: EventStore[] = [];
    const open = () => {
      const sealed = sealedEventStore(postgresEventStore(database), keyring(database.query), {
        ThingHappened: { subject: () => 'con_1', fields: ['wording'] },
      });
      opened.push(sealed);
      return carryingText(sealed);
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
