import { isLastManager, project } from '../aggregates/project/index.js';
import type { EventStore } from '../event-store/event-store.js';
import { type AnyRefusal, isRefusal, refuse } from '../kernel/decider.js';
import { derivedUuid } from '../platform/ids.js';
import type { Queries } from '../projections/all.js';
import type { Reserving } from './command-handler.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { projectCommands } from './project-commands.js';

export interface LeavingParts {
  readonly store: EventStore;
  readonly queries: Pick<Queries, 'projects'>;
  /** Waits until the read models hold all that is stored at that moment. */
  readonly shown: () => Promise<void>;
  readonly tellProject: ReturnType<typeof projectCommands>;
}

const why = 'Left the studio.';

/**
 * Whoever leaves the studio leaves its projects first, each by a fact of its own, so that nobody looks in vain for who
 * leads one. A crash in between leaves some of it done, and the command sent again does the rest.
 */
export function leaving({ store, queries, shown, tellProject }: LeavingParts) {
  const projectsOf = async (memberId: string): Promise<readonly string[]> => {
    await shown();
    return (await queries.projects.assignmentsOf(memberId)).projectIds;
  };

  const whyNot = async (memberId: string, ids: readonly string[]): Promise<AnyRefusal | undefined> => {
    const states = await Promise.all(ids.map(async (id) => (await load(store, project, id)).state));
    const projects = states.flatMap((state) => (isLastManager(state, memberId) ? [state.key ?? ''] : []));
    return projects.length > 0 ? refuse('LAST_MANAGER', { projects }) : undefined;
  };

  const unassign = async (memberId: string, id: string, envelope: Envelope) =>
    tellProject(
      id,
      { type: 'UnassignMember', data: { memberId, why } },
      {
        ...envelope,
        commandId: derivedUuid(envelope.commandId, `${memberId} leaves ${id}`),
        causationId: envelope.commandId,
        input: { projectId: id, memberId, why },
        expectedRevision: undefined,
      },
    );

  return <Context>(memberId: string, envelope: Envelope): Reserving<Context> => ({
    look: async (context) => (await whyNot(memberId, await projectsOf(memberId))) ?? context,
    take: async (context) => {
      const ids = await projectsOf(memberId);
      const refusal = await whyNot(memberId, ids);
      if (refusal) return refusal;
      for (const id of ids) {
        const outcome = await unassign(memberId, id, envelope);
        if (isRefusal(outcome)) return outcome;
      }
      return context;
    },
  });
}
