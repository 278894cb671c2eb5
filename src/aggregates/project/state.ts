import { differenceOf } from '../../kernel/decimal.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { Money } from '../../kernel/money.js';
import { type Said, saying } from '../../kernel/stated-time.js';
import { groundGiven, type ProjectGround } from './grounds.js';
import type { Goal, Phase, ProjectDuty, ProjectEvents } from './events.js';

/** From its end on, until it was opened again. */
export interface ClosedStretch {
  readonly since: string;
  readonly until?: string;
}

export interface Project {
  /** Absent until the project is opened. */
  readonly clientId?: string;
  readonly key?: string;
  readonly disciplines: readonly string[];
  readonly currency?: string;
  /** As it was opened with, or set last. */
  readonly budget?: Money;
  /** What decisions had raised the budget by when it was set: contained in the figure. A decimal text. */
  readonly raisedBefore: string;
  readonly deadline?: string;
  readonly phase: Phase;
  /** When it was over, in this order; the last one goes on until it is opened again. */
  readonly closed: readonly ClosedStretch[];
  /** When it was paused; absent while it goes on. */
  readonly pausedSince?: string;
  /** Those that stand. */
  readonly goals: Readonly<Record<string, Goal>>;
  /** Ids that were given once. */
  readonly goalIds: readonly string[];
  readonly members: Readonly<Record<string, readonly ProjectDuty[]>>;
  /** When what others rest on was so for the last time. */
  readonly said: readonly Said<ProjectGround>[];
}

export const initialState: Project = {
  disciplines: [],
  raisedBefore: '0',
  phase: 'IDEA',
  closed: [],
  goals: {},
  goalIds: [],
  members: {},
  said: [],
};

/** A member's id may be any text, so a name like "constructor" must not find an inherited member. */
export const dutiesOf = ({ members }: Project, memberId: string): readonly ProjectDuty[] =>
  (Object.hasOwn(members, memberId) ? members[memberId] : undefined) ?? [];

/** A project that goes on is never left without anybody who leads it. */
export const isLastManager = (state: Project, memberId: string): boolean =>
  state.phase !== 'CLOSED' &&
  dutiesOf(state, memberId).includes('MANAGER') &&
  !Object.keys(state.members).some((id) => id !== memberId && dutiesOf(state, id).includes('MANAGER'));

/** Those who mentor on the project. */
export const mentorsOf = ({ members }: Project): readonly string[] =>
  Object.keys(members).filter((memberId) => members[memberId]?.includes('MENTOR'));

/** Those who act on it: a mentor stands by, and acts only with another duty beside. */
export const actingOn = ({ members }: Project): readonly string[] =>
  Object.keys(members).filter((memberId) => members[memberId]?.some((duty) => duty !== 'MENTOR'));

/**
 * The budget apart from all that decisions have ever raised it by: with that it is what there is now. Below zero where what
 * a director set is less than what had been raised by then.
 */
export const budgetUnraised = ({
  budget,
  raisedBefore,
}: Pick<Project, 'budget' | 'raisedBefore'>): Money | undefined =>
  budget && { ...budget, amount: differenceOf(budget.amount, raisedBefore) };

export const openedAtOf = ({ said }: Project): string | undefined =>
  said.find(({ what }) => what === 'project')?.at;

/** When it was over at an instant, or is for whoever comes now; absent where it never was. */
export const closedAt = ({ closed }: Pick<Project, 'closed'>, instant: string): ClosedStretch | undefined => {
  const at = Date.parse(instant);
  const covers = ({ since, until }: ClosedStretch) =>
    at >= Date.parse(since) && (until === undefined || at < Date.parse(until));
  return closed.find(covers) ?? closed.find(({ until }) => until === undefined);
};

const closedAfter = (closed: readonly ClosedStretch[], phase: Phase, at: string) =>
  phase === 'CLOSED' ? [...closed, { since: at }] : closed.map((one) => ({ ...one, until: one.until ?? at }));

const without = <Value>(all: Readonly<Record<string, Value>>, id: string) =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

const stateAfter = handleBy<ProjectEvents, [Project, string], Project>({
  ProjectOpened: ({ clientId, key, disciplines, budget, deadline }, state) => ({
    ...state,
    clientId,
    key,
    disciplines,
    currency: budget.currency,
    budget,
    deadline,
  }),
  MemberAssigned: ({ memberId, duty }, state) => ({
    ...state,
    members: { ...state.members, [memberId]: [...dutiesOf(state, memberId), duty] },
  }),
  MemberUnassigned: ({ memberId, duty }, state) => {
    const left = dutiesOf(state, memberId).filter((one) => one !== duty);
    const others = without(state.members, memberId);
    return { ...state, members: left.length > 0 ? { ...others, [memberId]: left } : others };
  },
  GoalSet: ({ goalId, statement, measure, target }, state) => ({
    ...state,
    goals: { ...state.goals, [goalId]: { statement, measure, target } },
    goalIds: [...state.goalIds, goalId],
  }),
  GoalDropped: ({ goalId }, state) => ({ ...state, goals: without(state.goals, goalId) }),
  PhaseEntered: ({ entered: phase }, state, at) => ({
    ...state,
    phase,
    closed: closedAfter(state.closed, phase, at),
  }),
  ProjectPaused: (_, state, pausedSince) => ({ ...state, pausedSince }),
  ProjectResumed: (_, { pausedSince, ...state }) => state,
  BudgetSetByDirector: ({ budget, raisedBefore = '0' }, state) => ({ ...state, budget, raisedBefore }),
  DeadlineSetByDirector: ({ deadline }, state) => ({ ...state, deadline }),
});

/** A stored fact says when it happened, too. */
type Told = MessageOf<ProjectEvents> & { readonly metadata?: { readonly occurredAt: string } };

export const evolve = (state: Project, event: Told): Project => {
  const at = event.metadata?.occurredAt;
  return { ...stateAfter(event, state, at ?? ''), said: saying(state.said, groundGiven(event), at) };
};
