import { auditor } from '../aggregates/auditor/index.js';
import { client, hasKnown } from '../aggregates/client/index.js';
import { member } from '../aggregates/member/index.js';
import type { Directory, PutResult } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import type { EventStore } from '../event-store/event-store.js';
import { load } from './load.js';

/** A command has stored its events, or never will, by this time after it entered its person. */
const abandonedAfterSeconds = 60;

/** Whether the log has ever heard of somebody whom the directory has. */
const isInLog = (store: EventStore) => {
  const known: Readonly<Record<Person['kind'], (person: Person) => Promise<boolean>>> = {
    CONTACT: async ({ id, home }) => hasKnown((await load(store, client, home)).state, id),
    MEMBER: async ({ home }) => (await load(store, member, home)).state.role !== undefined,
    AUDITOR: async ({ home }) => (await load(store, auditor, home)).state.appointed,
    NAMED: () => Promise.resolve(true),
  };
  return (person: Person) => known[person.kind](person);
};

/** Two ways in: one enters, the other says what entering would answer. */
export interface Entering {
  readonly enter: (person: Person) => Promise<PutResult>;
  readonly look: (person: Person) => Promise<PutResult>;
}

/**
 * Enters a person in the directory before the log speaks of them. Whoever is in the way and was entered by a command that
 * got no further (a crash in between) is removed: otherwise nobody could ever be added under that subject again.
 */
export function entering(store: EventStore, directory: Directory): Entering {
  const inLog = isInLog(store);

  const inTheWay = async ({ id, subject }: Person): Promise<Person[]> => {
    const bySubject = subject === undefined ? undefined : await directory.findBySubject(subject);
    const byId = (await directory.findMany([id])).get(id);
    return [bySubject, byId].flatMap((person) => person ?? []);
  };

  const removeAbandoned = async (person: Person): Promise<boolean> => {
    let removed = false;
    for (const holder of await inTheWay(person))
      if (!(await inLog(holder)))
        removed = (await directory.forgetIfOlder(holder.id, abandonedAfterSeconds)) || removed;
    return removed;
  };

  const onlyAbandonedInTheWay = async (person: Person): Promise<boolean> => {
    for (const holder of await inTheWay(person))
      if ((await inLog(holder)) || !(await directory.isOlder(holder.id, abandonedAfterSeconds))) return false;
    return true;
  };

  return {
    enter: async (person) => {
      const entered = await directory.put(person);
      if (entered === 'PUT') return entered;
      return (await removeAbandoned(person)) ? directory.put(person) : entered;
    },
    look: async (person) => {
      const answer = await directory.wouldPut(person);
      return answer === 'PUT' || !(await onlyAbandonedInTheWay(person)) ? answer : 'PUT';
    },
  };
}
