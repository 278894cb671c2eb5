import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import type { ProjectEvents } from '../../aggregates/project/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import type { ProjectRow } from './project.row.js';

const ownEvents = rowPerStream<ProjectRow, ProjectEvents, 'ProjectOpened'>(
  {
    ProjectOpened: (fact) => ({
      id: fact.stream.id,
      ...fact.data,
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
    BudgetSetByDirector: (row, { data }) => ({ ...row, budget: data.budget }),
    DeadlineSetByDirector: (row, { data }) => ({ ...row, deadline: data.deadline }),
  },
);

type Received = Fact<'RequestReceived', ChangeRequestEvents['RequestReceived']>;

const isReceived = (fact: Fact): fact is Received => fact.type === 'RequestReceived';

export const projectProjection: Projection<ProjectRow> = {
  name: 'project',
  version: 2,
  facts: 'PROJECT',
  columns: {
    client_id: { type: 'text', of: ({ clientId }) => clientId },
    project_key: { type: 'text', of: ({ key }) => key },
    member_ids: { type: 'text[]', of: ({ members }) => members.map(({ memberId }) => memberId) },
    disciplines: { type: 'text[]', of: ({ disciplines }) => disciplines },
    phase: { type: 'text', of: ({ phase }) => phase },
    paused: { type: 'boolean', of: ({ pausedSince }) => pausedSince !== undefined },
    opened_at: { type: 'timestamptz', of: ({ openedAt }) => openedAt.occurredAt },
    deadline: { type: 'date', of: ({ deadline }) => deadline },
  },
  indexes: [['project_key'], ['client_id', 'opened_at', 'key'], ['opened_at', 'key'], ['deadline', 'key']],
  listIndexes: ['member_ids'],
  keysOf: (fact) => (isReceived(fact) ? [fact.data.projectId] : ownEvents.keysOf(fact)),
  fold: (row, fact, key) =>
    // The project's own revision stays: its history didn't grow.
    isReceived(fact) ? row && { ...row, requestCount: row.requestCount + 1 } : ownEvents.fold(row, fact, key),
};
