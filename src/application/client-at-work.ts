import type { Target } from '../auth/policy.js';
import type { Queries } from '../projections/all.js';
import type { ClientAtWork } from '../projections/project/project.queries.js';

export interface ClientAtWorkParts {
  readonly queries: Pick<Queries, 'projects'>;
  /** Waits until the read models hold all that is stored at that moment. */
  readonly shown: () => Promise<void>;
}

const notYet: ClientAtWork = { underWay: false, actingIds: [] };

/** Whose client it is: of those who act on its projects; as long as it has none, of any account manager who sets it up. */
export const clientTarget = (
  clientId: string | undefined,
  { underWay, actingIds }: ClientAtWork = notYet,
  askingId: string,
): Target => ({ clientId, memberIds: underWay ? actingIds : [askingId] });

/** What was opened for a client, as the log has it at that moment. */
export const clientAtWork =
  ({ queries, shown }: ClientAtWorkParts) =>
  async (clientId: string): Promise<ClientAtWork> => {
    await shown();
    return (await queries.projects.atWorkFor([clientId])).get(clientId) ?? notYet;
  };

export type AtWork = ReturnType<typeof clientAtWork>;
