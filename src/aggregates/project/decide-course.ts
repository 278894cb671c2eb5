import { whyDeadlinePassed } from '../../kernel/deadline.js';
import { isMore } from '../../kernel/decimal.js';
import { refuse } from '../../kernel/decider.js';
import type { Handlers } from '../../kernel/message.js';
import type { ProjectCommands } from './commands.js';
import type { Outcome, ProjectContext } from './context.js';
import { type Goal, type Phase, phases } from './events.js';
import type { Project } from './state.js';

type Handled =
  'SetGoal' | 'DropGoal' | 'EnterPhase' | 'PauseProject' | 'ResumeProject' | 'SetBudget' | 'SetDeadline';

const whyNotThere = ({ clientId }: Project) =>
  clientId === undefined ? refuse('NOT_FOUND', { what: 'project' as const }) : undefined;

/** Nothing is planned any more for what is over. */
export const whyNotGoingOn = (state: Project) =>
  whyNotThere(state) ?? (state.phase === 'CLOSED' ? refuse('PROJECT_CLOSED', {}) : undefined);

const isSame = (one: Goal, other: Goal) =>
  one.statement === other.statement && one.measure === other.measure && one.target === other.target;

const standing = ({ goals }: Project, goalId: string): Goal | undefined =>
  Object.hasOwn(goals, goalId) ? goals[goalId] : undefined;

const whyNoStep = (
  from: Phase,
  { phase: to, why }: Readonly<ProjectCommands['EnterPhase']>,
  { actor }: ProjectContext,
) => {
  if (from === 'CLOSED' && actor.role !== 'DIRECTOR') return refuse('PROJECT_CLOSED', {});
  return phases.indexOf(to) < phases.indexOf(from) && why === undefined
    ? refuse('PHASE_STEP_BACK_NEEDS_REASON', { from, to })
    : undefined;
};

const entered = (left: Phase, { phase, ...said }: Readonly<ProjectCommands['EnterPhase']>) =>
  ({ type: 'PhaseEntered', data: { entered: phase, left, ...said } }) as const;

/** Where the project goes: what it is for, how far it is, and within what money and time. */
export const decideCourse: Pick<Handlers<ProjectCommands, [Project, ProjectContext], Outcome>, Handled> = {
  SetGoal: (goal, state) => {
    const refusal = whyNotGoingOn(state);
    if (refusal) return refusal;
    const { goalId, why } = goal;
    const before = standing(state, goalId);
    if (before && isSame(before, goal)) return [];
    // Also one that was dropped: somebody has to say why it counts again.
    return state.goalIds.includes(goalId) && why === undefined
      ? refuse('GOAL_CHANGE_NEEDS_REASON', { goalId })
      : [{ type: 'GoalSet', data: goal }];
  },

  DropGoal: ({ goalId, why }, state) => {
    const refusal = whyNotGoingOn(state);
    if (refusal) return refusal;
    if (!state.goalIds.includes(goalId)) return refuse('NOT_FOUND', { what: 'goal' });
    return standing(state, goalId) ? [{ type: 'GoalDropped', data: { goalId, why } }] : [];
  },

  EnterPhase: (step, state, context) => {
    const absent = whyNotThere(state);
    if (absent) return absent;
    const { phase: from } = state;
    if (step.phase === from) return [];
    return whyNoStep(from, step, context) ?? [entered(from, step)];
  },

  PauseProject: ({ why }, state) =>
    whyNotGoingOn(state) ??
    (state.pausedSince === undefined ? [{ type: 'ProjectPaused', data: { why } }] : []),

  ResumeProject: ({ why }, state) =>
    whyNotGoingOn(state) ??
    (state.pausedSince === undefined ? [] : [{ type: 'ProjectResumed', data: { why } }]),

  SetBudget: ({ budget, why }, state, { raised }) => {
    const refusal = whyNotGoingOn(state);
    if (refusal) return refusal;
    const { currency: expected = '' } = state;
    if (budget.currency !== expected)
      return refuse('CURRENCY_MISMATCH', { currency: budget.currency, expected });
    // The same figure says something new where decisions have raised it since.
    return state.budget?.amount === budget.amount && !isMore(raised, state.raisedBefore)
      ? []
      : [
          {
            type: 'BudgetSetByDirector',
            data: { budget, why, raisedBefore: raised },
          },
        ];
  },

  // The same date says something new where a decision has moved it since, which only that request's history tells.
  SetDeadline: ({ deadline, why }, state, context) =>
    whyNotGoingOn(state) ??
    whyDeadlinePassed(deadline, context) ?? [{ type: 'DeadlineSetByDirector', data: { deadline, why } }],
};
