import { partyCommands } from '../../src/application/party-commands.js';
import { systemPrincipal } from '../../src/auth/principal.js';
import { directory } from '../../src/directory/directory.js';
import { postgresEventStore } from '../../src/event-store/engines/postgres/postgres-event-store.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { newUuid } from '../../src/platform/ids.js';
import { withDatabase } from '../support/postgres.js';

/** A store whose streams can be read only once `open` resolves; `reached` resolves when somebody wants to. */
function heldBack(store: EventStore, open: Promise<unknown>) {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const readStream: EventStore['readStream'] = async (...words) => {
    reach();
    await open;
    return store.readStream(...words);
  };
  return { reached, store: { ...store, readStream } };
}

test('a command whose twin is stored while it is on its way gets the same answer, not a refusal', () =>
  withDatabase(async (database) => {
    const store = postgresEventStore(database);
    const now = () => '2026-03-01T09:00:00.000Z';
    const fingerprintOf = async (content: object) => JSON.stringify(content);
    const people = directory(database.query);
    // Nobody leaves here, and there is no client.
    const unasked = () => {
      throw new Error('Nobody asked for this.');
    };
    const nothingElse = { leave: unasked, atWork: unasked };
    const commandId = newUuid();
    const id = `mem_${newUuid()}`;
    const twin = {
      id,
      command: { type: 'AddMember', data: { role: 'DIRECTOR', disciplines: [] } },
      envelope: { principal: systemPrincipal, commandId, input: { id }, correlationId: commandId },
      person: { id, kind: 'MEMBER', home: id, name: 'Anna' },
    } as const;

    let letGo: () => void = () => undefined;
    const slow = heldBack(store, new Promise<void>((resolve) => (letGo = resolve)));
    const late = partyCommands({ store: slow.store, now, fingerprintOf }, people, nothingElse).member(twin);
    await slow.reached;
    const first = await partyCommands({ store, now, fingerprintOf }, people, nothingElse).member(twin);
    letGo();
    expect(first).toMatchObject({ id, revision: 0 });
    expect(await late).toEqual(first);
    expect(await store.head()).toBe(1n);
    await store.close();
  }));
