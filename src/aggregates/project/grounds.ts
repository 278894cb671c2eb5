import { handleBy, type Handlers } from '../../kernel/message.js';
import type { Ground } from '../../kernel/stated-time.js';
import type { ProjectCommands } from './commands.js';
import type { ProjectDuty, ProjectEvents } from './events.js';

export type ProjectGround = 'project' | 'assignment' | 'goal' | 'phase' | 'pause' | 'budget' | 'deadline';

type On = Ground<ProjectGround>;

const opening: On = { what: 'project' };
const phase: On = { what: 'phase' };
const pause: On = { what: 'pause' };
const budget: On = { what: 'budget' };
const deadline: On = { what: 'deadline' };
const goal = ({ goalId: id }: { readonly goalId: string }): On => ({ what: 'goal', id });
const duty = (memberId: string, named: ProjectDuty): On => ({
  what: 'assignment',
  id: `${named} ${memberId}`,
});

const gives: Handlers<ProjectEvents, [], On> = {
  ProjectOpened: () => opening,
  MemberAssigned: (assigned) => duty(assigned.memberId, assigned.duty),
  MemberUnassigned: (ended) => duty(ended.memberId, ended.duty),
  GoalSet: goal,
  GoalDropped: goal,
  PhaseEntered: () => phase,
  ProjectPaused: () => pause,
  ProjectResumed: () => pause,
  BudgetSetByDirector: () => budget,
  DeadlineSetByDirector: () => deadline,
};

/** What each fact is to those that come after it. */
export const groundGiven = handleBy(gives);

/** What each command rests on; what takes the place of something rests on that. A duty that is not named is all there are. */
const restsOn: Handlers<ProjectCommands, [(memberId: string) => readonly ProjectDuty[]], readonly On[]> = {
  OpenProject: () => [],
  AssignMember: (assigned) => [opening, duty(assigned.memberId, assigned.duty)],
  UnassignMember: ({ memberId, duty: named }, dutiesOf) => [
    opening,
    ...(named === undefined ? dutiesOf(memberId) : [named]).map((one) => duty(memberId, one)),
  ],
  SetGoal: (set) => [opening, goal(set)],
  DropGoal: (dropped) => [opening, goal(dropped)],
  EnterPhase: () => [opening, phase],
  PauseProject: () => [opening, pause],
  ResumeProject: () => [opening, pause],
  SetBudget: () => [opening, budget],
  SetDeadline: () => [opening, deadline],
};

export const groundsOf = handleBy(restsOn);
