import { auditor } from '../aggregates/auditor/index.js';
import { client } from '../aggregates/client/index.js';
import { member } from '../aggregates/member/index.js';
import type { Principal } from '../auth/principal.js';
import type { Directory } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import type { EventStore } from '../event-store/event-store.js';
import { load } from './load.js';

/**
 * Who a token's subject is here, by our own data. Read from the log itself and not from a read model: what somebody may do
 * must not depend on a projection that lags or has stopped. `undefined` when that is nobody.
 */
export const principals = (store: EventStore, directory: Directory) => {
  const contact = async ({ id, home: clientId }: Person): Promise<Principal | undefined> => {
    const { contacts } = (await load(store, client, clientId)).state;
    // Whoever has left is not among them, and nobody here, however good the token.
    const role = Object.hasOwn(contacts, id) ? contacts[id] : undefined;
    return role && { actor: { id, role }, clientId, disciplines: [] };
  };
  const studioMember = async ({ id, home }: Person): Promise<Principal | undefined> => {
    const { role, disciplines, leftAt } = (await load(store, member, home)).state;
    // Whoever has left is nobody here, however good the token.
    return leftAt !== undefined ? undefined : role && { actor: { id, role }, disciplines };
  };
  const auditing = async ({ id, home }: Person): Promise<Principal | undefined> =>
    (await load(store, auditor, home)).state.appointed
      ? { actor: { id, role: 'AUDITOR' }, disciplines: [] }
      : undefined;
  const byKind = {
    CONTACT: contact,
    MEMBER: studioMember,
    AUDITOR: auditing,
    NAMED: () => Promise.resolve(undefined),
  };

  const principalOf = async (person: Person | undefined): Promise<Principal | undefined> =>
    person && byKind[person.kind](person);

  return {
    bySubject: async (subject: string) => principalOf(await directory.findBySubject(subject)),
    /** Who somebody that signed in before is now. */
    now: async (actorId: string) => principalOf((await directory.findMany([actorId])).get(actorId)),
  };
};
