import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import type { ProjectEvents } from '../../aggregates/project/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import { type Recorded, recorded } from '../recorded.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import type { ProjectMove, ProjectRow } from './project.row.js';

const ownEvents = rowPerStream<ProjectRow, ProjectEvents, 'ProjectOpened'>(
  {
    ProjectOpened: (fact) => ({
      id: fact.stream.id,
      ...fact.data,
      raisedBefore: '0',
      budgetChanges: [{ budget: fact.data.budget, ...recorded(fact) }],
      deadlineChanges: [{ deadline: fact.data.deadline, ...recorded(fact) }],
      unconfirmedMoves: [],
      members: [],
      formerMembers: [],
      goals: [],
      phase: 'IDEA',
      openedAt: momentOf(fact),
      openedBy: fact.metadata.actor.id,
      requestCount: 0,
      revision: fact.revision,
    }),
  },
  {
    MemberAssigned: (row, fact) => ({
      ...row,
      members: [...row.members, { ...fact.data, assignedAt: momentOf(fact) }],
    }),
    MemberUnassigned: (row, fact) => {
      const { memberId, duty } = fact.data;
      const ended = row.members.filter((one) => one.memberId === memberId && one.duty === duty);
      return {
        ...row,
        members: row.members.filter((one) => !ended.includes(one)),
        formerMembers: [...row.formerMembers, ...ended.map((one) => ({ ...one, endedAt: momentOf(fact) }))],
      };
    },
    GoalSet: (row, fact) => {
      const { goalId: id, statement, measure, target } = fact.data;
      const { actor } = fact.metadata;
      const set = { id, statement, measure, target, setBy: actor.id, setAt: momentOf(fact) };
      const known = row.goals.some((goal) => goal.id === id);
      return {
        ...row,
        goals: known ? row.goals.map((goal) => (goal.id === id ? set : goal)) : [...row.goals, set],
      };
    },
    GoalDropped: (row, { data }) => ({ ...row, goals: row.goals.filter(({ id }) => id !== data.goalId) }),
    PhaseEntered: (row, { data }) => ({ ...row, phase: data.entered }),
    ProjectPaused: (row, fact) => ({ ...row, pausedSince: momentOf(fact) }),
    ProjectResumed: ({ pausedSince, ...row }) => row,
    BudgetSetByDirector: (row, fact) => {
      const { budget, why, raisedBefore = '0' } = fact.data;
      const budgetChanges = [...row.budgetChanges, { budget, why, ...recorded(fact) }];
      return { ...row, budget, raisedBefore, budgetChanges };
    },
    DeadlineSetByDirector: (row, fact) => {
      const { deadline, why } = fact.data;
      return {
        ...row,
        deadline,
        deadlineChanges: [...row.deadlineChanges, { deadline, why, ...recorded(fact) }],
      };
    },
  },
);

type Received = Fact<'RequestReceived', ChangeRequestEvents['RequestReceived']>;

const isReceived = (fact: Fact): fact is Received => fact.type === 'RequestReceived';

type Made = Fact<'DecisionMade', ChangeRequestEvents['DecisionMade']>;

/** A decision that moves what the project is bound by. */
const isMoving = (fact: Fact): fact is Made => {
  if (fact.type !== 'DecisionMade') return false;
  const { budgetIncrease, newDeadline } = (fact as Made).data;
  return budgetIncrease !== undefined || newDeadline !== undefined;
};

/** Nobody moves what the client is bound by by quoting them: that waits for their own word. */
const moved = (row: ProjectRow, fact: Made): ProjectRow => {
  const { decisionId, budgetIncrease, newDeadline, heardOver } = fact.data;
  const decided = { requestId: fact.stream.id, decisionId };
  const move = {
    decided,
    ...(budgetIncrease && { increase: budgetIncrease.amount }),
    ...(newDeadline !== undefined && { deadline: newDeadline }),
  };
  return heardOver === undefined
    ? movedBy(row, move, recorded(fact))
    : { ...row, unconfirmedMoves: [...row.unconfirmedMoves, move] };
};

/** What it moved stays moved when another decision takes its place; see the ledger. */
const movedBy = (
  row: ProjectRow,
  { decided, increase, deadline }: ProjectMove,
  by: Recorded,
): ProjectRow => ({
  ...row,
  ...(increase && { budgetChanges: [...row.budgetChanges, { increase, decided, ...by }] }),
  ...(deadline !== undefined && {
    deadline,
    deadlineChanges: [...row.deadlineChanges, { deadline, decided, ...by }],
  }),
});

type OwnWord = Fact<
  'DecisionConfirmed' | 'DecisionSigned' | 'DecisionDenied',
  { readonly decisionId: string }
>;

/** The word of whoever was quoted: by signing, too. */
const isOwnWord = (fact: Fact): fact is OwnWord =>
  ['DecisionConfirmed', 'DecisionSigned', 'DecisionDenied'].includes(fact.type);

/** A date that has passed by the time it is confirmed moves nothing any more. */
const stillAhead = ({ deadline, ...move }: ProjectMove, { recordedAt }: OwnWord): ProjectMove => ({
  ...move,
  ...(deadline !== undefined && deadline >= recordedAt.slice(0, 10) && { deadline }),
});

const answered = (row: ProjectRow, fact: OwnWord): ProjectRow => {
  const isAbout = ({ decided }: ProjectMove) => decided.decisionId === fact.data.decisionId;
  const move = row.unconfirmedMoves.find(isAbout);
  if (!move) return row;
  const rest = { ...row, unconfirmedMoves: row.unconfirmedMoves.filter((one) => !isAbout(one)) };
  return fact.type === 'DecisionDenied' ? rest : movedBy(rest, stillAhead(move, fact), recorded(fact));
};

const keysOf = (fact: Fact): readonly string[] => {
  if (isReceived(fact)) return [fact.data.projectId];
  const { projectId } = fact.metadata;
  const concerned = isMoving(fact) || isOwnWord(fact);
  return concerned && projectId !== undefined ? [projectId] : ownEvents.keysOf(fact);
};

/** Those who act on it: a mentor stands by, and acts only with another duty beside. */
export const actingOn = ({ members }: Pick<ProjectRow, 'members'>): readonly string[] => [
  ...new Set(members.flatMap(({ memberId, duty }) => (duty === 'MENTOR' ? [] : [memberId]))),
];

export const projectProjection: Projection<ProjectRow> = {
  name: 'project',
  version: 5,
  facts: 'PROJECT',
  columns: {
    client_id: { type: 'text', of: ({ clientId }) => clientId },
    project_key: { type: 'text', of: ({ key }) => key },
    member_ids: { type: 'text[]', of: ({ members }) => members.map(({ memberId }) => memberId) },
    acting_ids: { type: 'text[]', of: actingOn },
    disciplines: { type: 'text[]', of: ({ disciplines }) => disciplines },
    phase: { type: 'text', of: ({ phase }) => phase },
    paused: { type: 'boolean', of: ({ pausedSince }) => pausedSince !== undefined },
    opened_at: { type: 'timestamptz', of: ({ openedAt }) => openedAt.occurredAt },
    deadline: { type: 'date', of: ({ deadline }) => deadline },
  },
  indexes: [['project_key'], ['client_id', 'opened_at', 'key'], ['opened_at', 'key'], ['deadline', 'key']],
  listIndexes: ['member_ids'],
  keysOf,
  fold: (row, fact, key) => {
    // The project's own revision stays: its history didn't grow.
    if (isReceived(fact)) return row && { ...row, requestCount: row.requestCount + 1 };
    if (isOwnWord(fact)) return row && answered(row, fact);
    return isMoving(fact) ? row && moved(row, fact) : ownEvents.fold(row, fact, key);
  },
};
