import type { Decider } from '../../kernel/decider.js';
import type { ProjectCommands } from './commands.js';
import type { ProjectContext } from './context.js';
import { decide } from './decide.js';
import type { Goal, Phase, ProjectDuty, ProjectEvents } from './events.js';
import type { ProjectRefusals } from './refusals.js';
import {
  actingOn,
  closedAt,
  evolve,
  initialState,
  isLastManager,
  budgetUnraised,
  mentorsOf,
  openedAtOf,
  type Project,
} from './state.js';

export type {
  Goal,
  Phase,
  Project,
  ProjectCommands,
  ProjectContext,
  ProjectDuty,
  ProjectEvents,
  ProjectRefusals,
};
export { actingOn, budgetUnraised, closedAt, isLastManager, mentorsOf, openedAtOf };
export { projectPersonalText } from './personal-text.js';
export { projectEventTypes } from './events.js';

export const project: Decider<Project, ProjectCommands, ProjectEvents, ProjectRefusals, ProjectContext> = {
  category: 'project',
  initialState,
  decide,
  evolve,
};
