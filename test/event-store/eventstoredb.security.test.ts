import { newUuid } from '../../src/platform/ids.js';
import { eventStoreDbEventStore } from '../../src/event-store/engines/eventstoredb/eventstoredb-event-store.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import {
  EventStoreRefused,
  EventStoreUnavailable,
} from '../../src/event-store/engines/eventstoredb/failures.js';
import { memoryLog } from '../support/eventstoredb/log.js';
import { type Security, standIn, type StandIn } from '../support/eventstoredb/stand-in.js';

const file = (name: string) => new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;
const security: Security = {
  ...{ user: 'answerable', password: 'only-here' },
  ...{ authority: file('ca.crt'), certificate: file('node.crt'), key: file('node.key') },
};

let server: StandIn;
const opened: EventStore[] = [];
beforeAll(async () => {
  server = await standIn(memoryLog(), undefined, security);
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await server.stop();
});

const open = (url: string): EventStore => {
  const store = eventStoreDbEventStore({ url, patience: { attemptMs: 1_000, totalMs: 3_000 } });
  opened.push(store);
  return store;
};

const request = () => {
  const commandId = newUuid();
  return {
    stream: { category: 'test', id: newUuid() },
    expectedRevision: -1,
    ...{ commandId, fingerprint: 'f' },
    events: [
      { id: newUuid(), type: 'Tried', schemaVersion: 1, data: '{}', metadata: JSON.stringify({ commandId }) },
    ],
  };
};

test('with the authority that signed its certificate, as a user with a password, it is spoken to by TLS', async () => {
  const store = open(server.url);
  const sent = request();
  expect(await store.append(sent)).toMatchObject({ outcome: 'ok', revision: 0 });
  expect(await store.readStream(sent.stream)).toMatchObject([{ type: 'Tried' }]);
});

test('a wrong password is refused at once, and says what to look at', async () => {
  const store = open(server.url.replace('only-here', 'guessed'));
  await expect(store.append(request())).rejects.toThrow(EventStoreRefused);
  await expect(store.append(request())).rejects.toThrow(/The user in EVENTSTOREDB_URL/);
});

test('a certificate that nobody known has signed is not trusted', async () => {
  const store = open(server.url.replace(/&tlsCAFile=.*$/, ''));
  await expect(store.append(request())).rejects.toThrow(EventStoreUnavailable);
}, 20_000);
