import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { unknownDisciplines, type WithCatalogue } from '../../kernel/disciplines.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ProjectCommands } from './commands.js';
import type { ProjectDuty, ProjectEvents } from './events.js';
import { dutiesOf, type Project } from './state.js';

/** What other aggregates say of the client and the member that a command names, and what the studio sells. */
export interface ProjectContext extends Deciding, WithCatalogue {
  readonly clientExists: boolean;
  /** The named member's role; absent when there is no such member. */
  readonly memberRole?: string;
}

export type ProjectRefusals = {
  NOT_FOUND: { what: 'project' | 'client' | 'member' };
  ALREADY_EXISTS: { what: 'project' };
  /** Found out by the reservation of the key, before the project's own stream is asked. */
  KEY_TAKEN: { key: string };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  DUTY_MISMATCH: { duty: ProjectDuty; role: string };
};
type Outcome = Decision<ProjectEvents, ProjectRefusals>;

const rolesFor: Record<ProjectDuty, readonly string[]> = {
  MANAGER: ['ACCOUNT_MANAGER', 'DIRECTOR'],
  SPECIALIST: ['SPECIALIST', 'DEPARTMENT_HEAD'],
};

const whyNotAssigned = (duty: ProjectDuty, { memberRole }: ProjectContext) => {
  if (memberRole === undefined) return refuse('NOT_FOUND', { what: 'member' as const });
  if (!rolesFor[duty].includes(memberRole)) return refuse('DUTY_MISMATCH', { duty, role: memberRole });
  return undefined;
};

const handle = handleBy<ProjectCommands, [Project, ProjectContext], Outcome>({
  OpenProject: ({ managerId, ...opened }, state, context) => {
    if (state.clientId !== undefined) return refuse('ALREADY_EXISTS', { what: 'project' });
    if (!context.clientExists) return refuse('NOT_FOUND', { what: 'client' });
    const unknown = unknownDisciplines(opened.disciplines, context.disciplines);
    if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
    return (
      whyNotAssigned('MANAGER', context) ?? [
        { type: 'ProjectOpened', data: opened },
        { type: 'MemberAssigned', data: { memberId: managerId, duty: 'MANAGER' } },
      ]
    );
  },

  AssignMember: ({ memberId, duty }, state, context) => {
    if (state.clientId === undefined) return refuse('NOT_FOUND', { what: 'project' });
    if (dutiesOf(state, memberId).includes(duty)) return []; // assigning twice records nothing new
    return whyNotAssigned(duty, context) ?? [{ type: 'MemberAssigned', data: { memberId, duty } }];
  },
});

export const decide = (
  command: MessageOf<ProjectCommands>,
  state: Project,
  context: ProjectContext,
): Outcome => handle(command, state, context);
