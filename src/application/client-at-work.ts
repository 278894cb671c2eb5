import type { Target } from '../auth/policy.js';
import type { Queries } from '../projections/all.js';
import type { ClientAtWork } from '../projections/project/project.queries.js';

export interface ClientAtWorkParts {
  readonly queries: Pick<Queries, 'projects'>;
  /** Waits until the read model of projects holds all that is stored at that moment. */
  readonly projectsShown: () => Promise<void>;
}

const notYet: ClientAtWork = { underWay: false, actingIds: [] };

/** Whose client it is: of those who act on its projects; as long as it has none, of any account manager who sets it up. */
export const clientTarget = (
  clientId: string,
  askingId: string,
  { underWay, actingIds }: ClientAtWork = notYet,
): Target => ({ clientId, memberIds: underWay ? actingIds : [askingId] });

/** What was opened for a client, as the log has it at that moment. */
export const clientAtWork =
  ({ queries, projectsShown }: ClientAtWorkParts) =>
  async (clientId: string): Promise<ClientAtWork> => {
    await projectsShown();
    return (await queries.projects.atWorkFor([clientId])).get(clientId) ?? notYet;
  };

export type AtWork = ReturnType<typeof clientAtWork>;
