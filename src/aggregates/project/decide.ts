import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { unknownDisciplines, type WithCatalogue } from '../../kernel/disciplines.js';
import { type Certified, canMentor, type Stages, traineeIn, unmentoredIn } from '../../kernel/stages.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { ProjectCommands } from './commands.js';
import type { ProjectDuty, ProjectEvents } from './events.js';
import { dutiesOf, type Project } from './state.js';

/** What other aggregates say of the client and the member that a command names, and what the studio sells. */
export interface ProjectContext extends Deciding, WithCatalogue {
  readonly clientExists: boolean;
  /** The named member's role; absent when there is no such member. */
  readonly memberRole?: string;
  /** How far the named member has come, by discipline. */
  readonly memberStages: Stages;
  /** When the named member left the studio, if so. */
  readonly memberLeftAt?: string;
  /** Who mentors on the project, and whom the opening names as mentor. */
  readonly mentors: readonly Certified[];
}

export type ProjectRefusals = {
  NOT_FOUND: { what: 'project' | 'client' | 'member' };
  ALREADY_EXISTS: { what: 'project' };
  /** Found out by the reservation of the key, before the project's own stream is asked. */
  KEY_TAKEN: { key: string };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  MEMBER_LEFT: { leftAt: string };
  TRAINEE_CANNOT_MANAGE: { disciplines: readonly string[] };
  MENTOR_MISSING: { disciplines: readonly string[] };
  MENTOR_NOT_INDEPENDENT: { disciplines: readonly string[] };
  DUTY_MISMATCH: { duty: ProjectDuty; role: string };
};
type Outcome = Decision<ProjectEvents, ProjectRefusals>;

const rolesFor: Record<ProjectDuty, readonly string[]> = {
  MANAGER: ['ACCOUNT_MANAGER', 'DIRECTOR'],
  SPECIALIST: ['SPECIALIST', 'DEPARTMENT_HEAD'],
  MENTOR: ['ACCOUNT_MANAGER', 'DIRECTOR'],
};

/** A trainee leads nothing, and a practising manager needs an independent mentor in each discipline not yet mastered. */
const whyNotManaging = (
  manager: Certified,
  mentors: readonly Certified[],
  disciplines: readonly string[],
) => {
  const lacking = traineeIn(manager, disciplines);
  if (lacking) return refuse('TRAINEE_CANNOT_MANAGE', { disciplines: lacking });
  const alone = unmentoredIn(manager, mentors, disciplines);
  return alone && refuse('MENTOR_MISSING', { disciplines: alone });
};

const whyNotMentoring = (mentor: Certified, disciplines: readonly string[]) =>
  canMentor(mentor, disciplines) ? undefined : refuse('MENTOR_NOT_INDEPENDENT', { disciplines });

const rolesMismatch = (duty: ProjectDuty, role: string) =>
  rolesFor[duty].includes(role) ? undefined : refuse('DUTY_MISMATCH', { duty, role });

interface Assignment {
  readonly memberId: string;
  readonly duty: ProjectDuty;
  /** The project's. */
  readonly disciplines: readonly string[];
}

const whyNotAssigned = ({ memberId, duty, disciplines }: Assignment, context: ProjectContext) => {
  const { memberRole: role, memberStages: stages, memberLeftAt: leftAt, mentors } = context;
  if (role === undefined) return refuse('NOT_FOUND', { what: 'member' as const });
  if (leftAt !== undefined) return refuse('MEMBER_LEFT', { leftAt });
  const mismatch = rolesMismatch(duty, role);
  if (mismatch || duty === 'SPECIALIST') return mismatch;
  const member = { memberId, role, stages };
  return duty === 'MANAGER'
    ? whyNotManaging(member, mentors, disciplines)
    : whyNotMentoring(member, disciplines);
};

/** The mentor whom an opening names has to be one. */
const whyNoMentor = (
  mentorId: string | undefined,
  disciplines: readonly string[],
  context: ProjectContext,
) => {
  if (mentorId === undefined) return undefined;
  const mentor = context.mentors.find(({ memberId }) => memberId === mentorId);
  if (!mentor) return refuse('NOT_FOUND', { what: 'member' as const });
  return rolesMismatch('MENTOR', mentor.role) ?? whyNotMentoring(mentor, disciplines);
};

const mentoring = (memberId: string) =>
  ({ type: 'MemberAssigned', data: { memberId, duty: 'MENTOR' } }) as const;

const handle = handleBy<ProjectCommands, [Project, ProjectContext], Outcome>({
  OpenProject: ({ managerId, mentorId, ...opened }, state, context) => {
    if (state.clientId !== undefined) return refuse('ALREADY_EXISTS', { what: 'project' });
    if (!context.clientExists) return refuse('NOT_FOUND', { what: 'client' });
    const unknown = unknownDisciplines(opened.disciplines, context.disciplines);
    if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
    const { disciplines } = opened;
    const refusal =
      whyNoMentor(mentorId, disciplines, context) ??
      whyNotAssigned({ memberId: managerId, duty: 'MANAGER', disciplines }, context);
    return (
      refusal ?? [
        { type: 'ProjectOpened', data: opened },
        { type: 'MemberAssigned', data: { memberId: managerId, duty: 'MANAGER' } },
        ...(mentorId === undefined ? [] : [mentoring(mentorId)]),
      ]
    );
  },

  AssignMember: ({ memberId, duty }, state, context) => {
    if (state.clientId === undefined) return refuse('NOT_FOUND', { what: 'project' });
    if (dutiesOf(state, memberId).includes(duty)) return []; // assigning twice records nothing new
    const { disciplines } = state;
    const refusal = whyNotAssigned({ memberId, duty, disciplines }, context);
    return refusal ?? [{ type: 'MemberAssigned', data: { memberId, duty } }];
  },
});

export const decide = (
  command: MessageOf<ProjectCommands>,
  state: Project,
  context: ProjectContext,
): Outcome => handle(command, state, context);
