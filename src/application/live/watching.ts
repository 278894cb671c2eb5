import { changeRequest } from '../../aggregates/change-request/index.js';
import { project } from '../../aggregates/project/index.js';
import { canSee } from '../../auth/policy.js';
import type { Principal } from '../../auth/principal.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { Fact } from '../../kernel/fact.js';
import { load } from '../load.js';

/** What can be followed. */
export type Subject =
  | { readonly kind: 'PROJECT'; readonly id: string }
  | { readonly kind: 'CHANGE_REQUEST'; readonly id: string };

/** There is no such thing, or none that the asker may see; nobody learns which. */
export class NothingToWatch extends Error {
  override readonly name = 'NothingToWatch';
  constructor(readonly subject: Subject) {
    super('There is nothing with this id that you may see.');
  }
}

/** Whoever watches may not any more, or is somebody else now. */
export class WatchingEnded extends Error {
  override readonly name = 'WatchingEnded';
  constructor() {
    super('What you may see has changed. Subscribe again for what you may see now.');
  }
}

export interface WatchingParts {
  readonly store: EventStore;
  /** Who somebody is now, by our own data. */
  readonly principalNow: (actorId: string) => Promise<Principal | undefined>;
}

/** One asker's right to follow one thing. */
export interface Watching {
  readonly subject: Subject;
  readonly concerns: (fact: Fact) => boolean;
  /** Whether a fact may have changed who may see this. */
  readonly mayEnd: (fact: Fact) => boolean;
  /** Rejects with `WatchingEnded` when the right is gone, by the log itself and not by a read model. */
  readonly stillAllowed: () => Promise<void>;
}

const samePerson = (one: Principal, other: Principal | undefined) =>
  one.actor.role === other?.actor.role && one.clientId === other.clientId;

/** Rejects with `NothingToWatch` unless the asker may see it now. */
export async function watching(
  { store, principalNow }: WatchingParts,
  principal: Principal,
  subject: Subject,
): Promise<Watching> {
  const projectIdOf = async () =>
    subject.kind === 'PROJECT' ? subject.id : (await load(store, changeRequest, subject.id)).state.projectId;
  const projectId = await projectIdOf();

  const isInSight = async () => {
    if (projectId === undefined) return false;
    const { clientId, members } = (await load(store, project, projectId)).state;
    return canSee(principal, { clientId, memberIds: Object.keys(members) });
  };
  if (!(await isInSight())) throw new NothingToWatch(subject);

  const { actor, clientId = '' } = principal;
  const deciding = new Set([`project ${projectId ?? ''}`, `client ${clientId}`]);
  const concerns = ({ stream, metadata }: Fact) =>
    subject.kind === 'PROJECT'
      ? metadata.projectId === subject.id
      : stream.category === changeRequest.category && stream.id === subject.id;
  return {
    subject,
    concerns,
    mayEnd: ({ stream: { category, id } }) => deciding.has(`${category} ${id}`) || id === actor.id,
    stillAllowed: async () => {
      if (!samePerson(principal, await principalNow(actor.id)) || !(await isInSight()))
        throw new WatchingEnded();
    },
  };
}
