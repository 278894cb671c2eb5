import { mayEver } from '../auth/policy.js';
import type { Principal } from '../auth/principal.js';
import type { Directory } from '../directory/directory.js';
import { type Person, withoutSubject } from '../directory/person.js';
import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import { toFact } from '../event-store/serialisation.js';
import type { Role } from '../kernel/actor.js';
import type { Fact } from '../kernel/fact.js';
import type { Queries } from '../projections/all.js';
import type { MemberRow } from '../projections/member/member.row.js';
import type { Page } from '../projections/page.js';
import type { Moment } from '../projections/past.js';
import type { Scope } from '../projections/scope.js';
import type { DelegationRule } from '../aggregates/delegation-agreement/index.js';
import { changeBudgetsLeft } from './commitments/change-budgets.js';
import { type BudgetSet, budgetStanding } from './commitments/budget.js';
import { ledgersIn, type SupposedCommitment } from './commitments/commitments.js';
import { authorityFor, type ForeseenAuthority } from './commitments/foreseen-authority.js';
import { logProofs, type ProofSources } from './log-proofs.js';
import { memberFactSeenBy, memberSeenBy, type SeenMember } from './member-sight.js';
import { requestsAsSeen } from './request-sight.js';
import { visibleTo } from './visible-to.js';

/** The aggregates whose histories can be read. */
export type HistoryCategory =
  | 'client'
  | 'member'
  | 'auditor'
  | 'project'
  | 'changeRequest'
  | 'delegationAgreement'
  | 'disciplineCatalogue';

type WithoutScope<Selection> = Omit<Selection, 'scope'>;

const seesClient = (scope: Scope, clientId: string): boolean =>
  (scope.sees === 'CLIENT' && scope.clientId === clientId) ||
  (scope.sees === 'PROJECTS' && scope.clientIds.includes(clientId));

const nameOnly = ({ id, kind, home, name }: Person): Person => ({ id, kind, home, name });

/** What somebody may see of people: a contact sees their own client's people whole, and of the studio's only names. */
const visiblePart = ({ actor, clientId }: Principal, scope: Scope, person: Person): Person | undefined => {
  if (person.id === actor.id || scope.sees === 'EVERYTHING') return withoutSubject(person);
  if (person.kind === 'CONTACT') return seesClient(scope, person.home) ? withoutSubject(person) : undefined;
  // A named person is shown only beside a record that is itself in sight.
  return person.kind === 'NAMED' || clientId !== undefined ? nameOnly(person) : withoutSubject(person);
};

const ofClient = ({ clientId }: Principal): Promise<Scope> =>
  Promise.resolve(clientId === undefined ? { sees: 'NOTHING' } : { sees: 'CLIENT', clientId });

const everything = (): Promise<Scope> => Promise.resolve({ sees: 'EVERYTHING' });

/** How far each role sees (denied by default: a role without a row doesn't compile). */
const scopes: Readonly<Record<Role, (principal: Principal, queries: Queries) => Promise<Scope>>> = {
  DECIDER: ofClient,
  CONTRIBUTOR: ofClient,
  SPECIALIST: ({ actor }, { projects }) => projects.assignmentsOf(actor.id),
  ACCOUNT_MANAGER: everything,
  DEPARTMENT_HEAD: everything,
  DIRECTOR: everything,
  AUDITOR: everything,
  SYSTEM: everything,
};

/** A list as one asker may see it. */
function scopedList<
  Row,
  PageRequest extends { scope: Scope },
  CountRequest extends { scope: Scope },
  PageOfRows,
>(
  scope: () => Promise<Scope>,
  list: {
    readonly byIds: (ids: readonly string[], scope: Scope) => Promise<ReadonlyMap<string, Row>>;
    readonly page: (request: PageRequest) => Promise<PageOfRows>;
    readonly count: (request: CountRequest) => Promise<number>;
  },
) {
  return {
    byIds: async (ids: readonly string[]) => list.byIds(ids, await scope()),
    page: async (request: WithoutScope<PageRequest>) =>
      // What was left out is what is put back.
      list.page({ ...request, scope: await scope() } as PageRequest),
    count: async (request: WithoutScope<CountRequest>) =>
      list.count({ ...request, scope: await scope() } as CountRequest),
  };
}

const whole = (fact: Fact) => fact;

/** A member's row before anybody has asked who looks: only `memberAsSeen` opens it. */
export interface UnseenMember {
  readonly id: string;
}

type MembersOf = ReturnType<typeof scopedList<MemberRow, MemberPage, MemberCount, Page<MemberRow>>>;
type MemberPage = Parameters<Queries['members']['page']>[0];
type MemberCount = Parameters<Queries['members']['count']>[0];

/** The same rows, closed: no way to what is in them leads past what the asker may see. */
const closed = ({ byIds, page, count }: MembersOf) => ({
  byIds: byIds as (ids: readonly string[]) => Promise<ReadonlyMap<string, UnseenMember>>,
  page: page as (request: WithoutScope<MemberPage>) => Promise<Page<UnseenMember>>,
  count,
});

export interface ReadSources extends ProofSources {
  readonly queries: Queries;
  readonly directory: Directory;
  readonly store: EventStore;
  readonly now: () => string;
  readonly settings: ProofSources['settings'] & {
    readonly practiceMonths: number;
    readonly silenceDays: number;
  };
  /** Absent when it is not about the past. */
  readonly moment?: Moment | undefined;
  /** Absent when nothing is supposed. */
  readonly supposed?: SupposedCommitment | undefined;
}

export interface HistoryOf {
  readonly category: HistoryCategory;
  readonly id: string;
}

/** A part of a history, by revisions. */
export interface HistoryStretch extends HistoryOf {
  readonly from: number;
  readonly limit: number;
}

/** All that one principal can ask, within what they may see. Made once per request; nothing reads past it. */
export function readsFor(principal: Principal, sources: ReadSources) {
  const { queries, directory, store, now, settings, moment, supposed } = sources;
  const ledgerOf = ledgersIn(store, { upTo: moment?.position, supposed });
  const seenMember = memberSeenBy(principal, { now, practiceMonths: settings.practiceMonths });
  let known: Promise<Scope> | undefined;
  const scope = () => (known ??= scopes[principal.actor.role](principal, queries));
  const { agreements, auditors, auditReads, catalogue, changeRequests, clients, members, parts, projects } =
    queries;

  const factsSeen = (stream: HistoryOf, recorded: readonly RecordedEvent[]): Fact[] => {
    const seen = stream.category === 'member' ? memberFactSeenBy(principal, stream.id) : whole;
    if (!seen) return [];
    return recorded.map((event) => seen(toFact(event))).filter((fact) => visibleTo(principal, fact));
  };
  return {
    /** The clock that says what has lapsed by now. */
    now,
    /** So many days without a word are silence. */
    silenceDays: settings.silenceDays,
    agreements: { byIds: async (ids: readonly string[]) => agreements.byIds(ids, await scope()) },
    auditors: scopedList(scope, auditors),
    auditReads: scopedList(scope, auditReads),
    clients: scopedList(scope, clients),
    members: closed(scopedList(scope, members)),
    // Such a row is made by the projection's own fold.
    memberAsSeen: (row: UnseenMember): SeenMember => seenMember(row as MemberRow),
    projects: {
      ...scopedList(scope, projects),
      byKey: async (key: string) => projects.byKey(key, await scope()),
      /** For clients that the caller has already been shown. */
      atWorkFor: projects.atWorkFor,
    },
    /** For a project that the caller has already been shown. */
    budgetStanding: (project: BudgetSet) => budgetStanding(ledgerOf, project),
    /** For a project whose agreement the caller has already been shown. */
    changeBudgetsLeft: (projectId: string, rules: readonly DelegationRule[]) =>
      changeBudgetsLeft(ledgerOf, { projectId, rules, now: moment?.instant ?? now() }),
    /** For a request that the caller has already been shown; about now, so there is none in a look at the past, nor in a scenario. */
    authorityFor: async (requestId: string, optionId: string): Promise<ForeseenAuthority | undefined> =>
      moment || supposed ? undefined : authorityFor(store, { requestId, optionId, now: now() }),
    changeRequests: requestsAsSeen(principal, {
      ...scopedList(scope, changeRequests),
      byNumber: async (projectId: string, number: number) =>
        changeRequests.byNumber(projectId, number, await scope()),
    }),
    catalogue: async () => catalogue.current(await scope()),
    parts: { byIds: parts.byIds },
    /** Of whatever the caller has been shown. */
    log: logProofs(sources, moment?.position),

    people: async (ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
      const seen = await scope();
      const found = [...(await directory.findMany(ids)).values()];
      const visible = found.flatMap((person) => visiblePart(principal, seen, person) ?? []);
      return new Map(visible.map((person) => [person.id, person]));
    },

    /**
     * Whether the caller is shown all facts of such a history, and counts revisions. Only requests have facts that not
     * everybody is shown who sees them; what somebody isn't shown counts for nothing.
     */
    seesWhole: ({ category }: HistoryOf): boolean =>
      category !== 'changeRequest' || mayEver(principal, 'SeeInternals'),

    /** What the caller is shown of things that they have already been shown: who sees a thing sees its history. */
    histories: async (stretches: readonly HistoryStretch[]): Promise<Fact[][]> => {
      const asked = stretches.map(({ from, limit, ...stream }) => ({ stream, from, limit }));
      const found = await store.readStreams(asked);
      return stretches.map((stretch, index) => factsSeen(stretch, found[index] ?? []));
    },
  };
}

export type Reads = ReturnType<typeof readsFor>;
