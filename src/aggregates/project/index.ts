import type { Decider } from '../../kernel/decider.js';
import type { ProjectCommands } from './commands.js';
import { decide, type ProjectContext, type ProjectRefusals } from './decide.js';
import type { ProjectDuty, ProjectEvents } from './events.js';
import { actingOn, evolve, initialState, mentorsOf, type Project } from './state.js';

export type { Project, ProjectCommands, ProjectContext, ProjectDuty, ProjectEvents, ProjectRefusals };
export { actingOn, mentorsOf };
export { projectEventTypes } from './events.js';

export const project: Decider<Project, ProjectCommands, ProjectEvents, ProjectRefusals, ProjectContext> = {
  category: 'project',
  initialState,
  decide,
  evolve,
};
