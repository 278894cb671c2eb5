import type { Around } from '../application/request-conditions.js';
import type { Certified } from '../kernel/stages.js';
import type { ClientRow } from '../projections/client/client.row.js';
import type { ProjectRow } from '../projections/project/project.row.js';
import type { signedIn } from './request-context.js';

type Asking = Pick<ReturnType<typeof signedIn>, 'principal' | 'reads' | 'loaders'>;

const clientOf = (row: ClientRow | undefined): Around['client'] => ({
  contacts: Object.fromEntries((row?.contacts ?? []).map(({ id, kind }) => [id, kind])),
  former: (row?.formerContacts ?? []).map(({ id }) => id),
  revision: row?.revision ?? -1,
});

const certifiedIn = async (ids: readonly string[], { reads, loaders }: Asking) => {
  const rows = await Promise.all(ids.map((id) => loaders.members.load(id)));
  return rows.flatMap((row): Certified[] => {
    const member = row && reads.memberAsSeen(row);
    if (!member || member.role === undefined || member.leftAt) return [];
    const stages = Object.fromEntries(
      member.certifications.map(({ discipline, stage }) => [discipline, stage]),
    );
    return [{ memberId: member.id, role: member.role, stages }];
  });
};

const mentorsOf = (project: ProjectRow | undefined) =>
  (project?.members ?? []).flatMap(({ memberId, duty }) => (duty === 'MENTOR' ? [memberId] : []));

/** How far people have come means something for account managers only, who see it of their colleagues. */
const certification = async (
  project: ProjectRow | undefined,
  asking: Asking,
): Promise<Pick<Around, 'actorStages' | 'mentors'>> => {
  const { actor } = asking.principal;
  if (actor.role !== 'ACCOUNT_MANAGER') return { actorStages: {}, mentors: [] };
  const [[self], mentors] = await Promise.all([
    certifiedIn([actor.id], asking),
    certifiedIn(mentorsOf(project), asking),
  ]);
  return { actorStages: self?.stages ?? {}, mentors };
};

/** What is around the requests of a project, read once however many of them ask. */
export const aroundRequest = async (project: ProjectRow | undefined, asking: Asking): Promise<Around> => {
  const { reads, loaders } = asking;
  const [client, certified] = await Promise.all([
    project && loaders.clients.load(project.clientId),
    certification(project, asking),
  ]);
  return {
    ...certified,
    client: clientOf(client),
    now: reads.now(),
    silenceDays: reads.silenceDays,
    pausedSince: project?.pausedSince?.occurredAt,
  };
};
