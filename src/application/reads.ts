import { mayEver, type Operation } from '../auth/policy.js';
import type { Principal } from '../auth/principal.js';
import type { Directory } from '../directory/directory.js';
import type { Person } from '../directory/person.js';
import type { EventStore } from '../event-store/event-store.js';
import { toFact } from '../event-store/serialisation.js';
import type { Fact } from '../kernel/fact.js';
import type { auditorQueries } from '../projections/auditor/auditor.queries.js';
import type { changeRequestQueries } from '../projections/change-request/change-request.queries.js';
import type { clientQueries } from '../projections/client/client.queries.js';
import type { memberQueries } from '../projections/member/member.queries.js';
import type { partOfRequestQueries } from '../projections/part-of-request/part-of-request.queries.js';
import type { projectQueries } from '../projections/project/project.queries.js';
import type { Scope } from '../projections/scope.js';

/** The read models' queries, as they are before anybody asks. */
export interface Queries {
  readonly auditors: ReturnType<typeof auditorQueries>;
  readonly changeRequests: ReturnType<typeof changeRequestQueries>;
  readonly clients: ReturnType<typeof clientQueries>;
  readonly members: ReturnType<typeof memberQueries>;
  readonly parts: ReturnType<typeof partOfRequestQueries>;
  readonly projects: ReturnType<typeof projectQueries>;
}

/** The aggregates whose histories can be read. */
export type HistoryCategory = 'client' | 'member' | 'auditor' | 'project' | 'changeRequest';

type OmitScope<Selection> = Omit<Selection, 'scope'>;

/** What somebody may see of people: a contact sees their own client's people whole, and of the studio's only names. */
const visiblePart = ({ actor, clientId }: Principal, scope: Scope, person: Person): Person | undefined => {
  const { email, phone, subject: _, ...named } = person;
  const whole = { ...named, ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) };
  if (person.id === actor.id || scope.sees === 'EVERYTHING') return whole;
  if (person.kind === 'CONTACT') return seesClient(scope, person.home) ? whole : undefined;
  if (person.kind === 'NAMED') return named; // shown only beside a record that is itself in sight
  return clientId === undefined ? whole : named;
};

const seesClient = (scope: Scope, clientId: string): boolean =>
  (scope.sees === 'CLIENT' && scope.clientId === clientId) ||
  (scope.sees === 'PROJECTS' && scope.clientIds.includes(clientId));

async function scopeOf({ actor, clientId }: Principal, { projects }: Queries): Promise<Scope> {
  switch (actor.role) {
    case 'DECIDER':
    case 'CONTRIBUTOR':
      return clientId === undefined ? { sees: 'NOTHING' } : { sees: 'CLIENT', clientId };
    case 'SPECIALIST':
      return projects.assignmentsOf(actor.id);
    case 'ACCOUNT_MANAGER':
    case 'DEPARTMENT_HEAD':
    case 'DIRECTOR':
    case 'AUDITOR':
    case 'SYSTEM':
      return { sees: 'EVERYTHING' };
  }
}

export interface ReadSources {
  readonly queries: Queries;
  readonly directory: Directory;
  readonly store: EventStore;
}

/** All that one principal can ask, within what they may see. Made once per request; nothing reads past it. */
export function readsFor(principal: Principal, { queries, directory, store }: ReadSources) {
  let known: Promise<Scope> | undefined;
  const scope = () => (known ??= scopeOf(principal, queries));
  const { auditors, changeRequests, clients, members, parts, projects } = queries;

  const scoped = <Selection extends object, Answer>(
    ask: (selection: Selection & { readonly scope: Scope }) => Promise<Answer>,
  ) => {
    return async (selection: Selection): Promise<Answer> => ask({ ...selection, scope: await scope() });
  };
  const byIds =
    <Row>(ask: (ids: readonly string[], scope: Scope) => Promise<ReadonlyMap<string, Row>>) =>
    async (ids: readonly string[]) =>
      ask(ids, await scope());

  return {
    principal,
    may: (operation: Operation) => mayEver(principal, operation),
    clients: {
      byIds: byIds(clients.byIds),
      page: scoped<OmitScope<Parameters<typeof clients.page>[0]>, Awaited<ReturnType<typeof clients.page>>>(
        clients.page,
      ),
      count: scoped<OmitScope<Parameters<typeof clients.count>[0]>, number>(clients.count),
    },
    members: {
      byIds: byIds(members.byIds),
      page: scoped<OmitScope<Parameters<typeof members.page>[0]>, Awaited<ReturnType<typeof members.page>>>(
        members.page,
      ),
      count: scoped<OmitScope<Parameters<typeof members.count>[0]>, number>(members.count),
    },
    auditors: { byIds: byIds(auditors.byIds) },
    projects: {
      byIds: byIds(projects.byIds),
      byKey: async (key: string) => projects.byKey(key, await scope()),
      page: scoped<OmitScope<Parameters<typeof projects.page>[0]>, Awaited<ReturnType<typeof projects.page>>>(
        projects.page,
      ),
      count: scoped<OmitScope<Parameters<typeof projects.count>[0]>, number>(projects.count),
    },
    changeRequests: {
      byIds: byIds(changeRequests.byIds),
      byNumber: async (projectId: string, number: number) =>
        changeRequests.byNumber(projectId, number, await scope()),
      page: scoped<
        OmitScope<Parameters<typeof changeRequests.page>[0]>,
        Awaited<ReturnType<typeof changeRequests.page>>
      >(changeRequests.page),
      count: scoped<OmitScope<Parameters<typeof changeRequests.count>[0]>, number>(changeRequests.count),
    },
    parts: { byIds: parts.byIds },

    people: async (ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
      const seen = await scope();
      const found = [...(await directory.findMany(ids)).values()];
      const visible = found.flatMap((person) => visiblePart(principal, seen, person) ?? []);
      return new Map(visible.map((person) => [person.id, person]));
    },

    /** Events of something that the caller has already been shown: who sees a thing sees its history. */
    history: async (category: HistoryCategory, id: string, from: number, limit: number): Promise<Fact[]> =>
      limit <= 0
        ? []
        : (await store.readStream({ category, id }, from, limit)).map((recorded) => toFact(recorded)),
  };
}

export type Reads = ReturnType<typeof readsFor>;
