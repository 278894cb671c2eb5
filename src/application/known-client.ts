import { client } from '../aggregates/client/index.js';
import type { ChangeRequestContext } from '../aggregates/change-request/index.js';
import type { EventStore } from '../event-store/event-store.js';
import { load } from './load.js';

/** Who speaks for a client and who did, as deciding on its requests asks for them. */
export async function knownClient(
  store: EventStore,
  clientId: string,
): Promise<ChangeRequestContext['client']> {
  const { state, revision } = await load(store, client, clientId);
  return { contacts: state.contacts, former: Object.keys(state.former), revision };
}
