import { whyDeadlinePassed } from '../../kernel/deadline.js';
import { isRefusal, refuse } from '../../kernel/decider.js';
import { unknownDisciplines } from '../../kernel/disciplines.js';
import { actingAs, type Certified, canMentor, unmentoredIn, whyNotTrained } from '../../kernel/stages.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import { whyBeforeGrounds } from '../../kernel/stated-time.js';
import type { ProjectCommands } from './commands.js';
import type { Outcome, ProjectContext } from './context.js';
import { decideCourse, whyNotGoingOn } from './decide-course.js';
import type { ProjectDuty } from './events.js';
import { groundsOf } from './grounds.js';
import { dutiesOf, isLastManager, type Project } from './state.js';

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
  const untrained = whyNotTrained(manager, disciplines);
  if (untrained) return untrained;
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
      whyDeadlinePassed(opened.deadline, context) ??
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
    const over = whyNotGoingOn(state);
    if (over) return over;
    if (dutiesOf(state, memberId).includes(duty)) return []; // assigning twice records nothing new
    const { disciplines } = state;
    const refusal = whyNotAssigned({ memberId, duty, disciplines }, context);
    return refusal ?? [{ type: 'MemberAssigned', data: { memberId, duty } }];
  },

  UnassignMember: ({ memberId, duty, why }, state) => {
    if (state.clientId === undefined) return refuse('NOT_FOUND', { what: 'project' });
    const ended = dutiesOf(state, memberId).filter((one) => duty === undefined || one === duty);
    if (ended.includes('MANAGER') && isLastManager(state, memberId))
      return refuse('LAST_MANAGER', { projects: [state.key ?? ''] });
    return ended.map((one) => ({ type: 'MemberUnassigned', data: { memberId, duty: one, why } }));
  },

  ...decideCourse,
});

/** Managing a project takes the exams of its disciplines; of whoever opens one, the manager that is named is asked for them. */
const whyNotTheirs = (
  { type }: MessageOf<ProjectCommands>,
  { disciplines }: Project,
  context: ProjectContext,
) => (type === 'OpenProject' ? undefined : whyNotTrained(actingAs(context), disciplines));

const whyTooSoon = (command: MessageOf<ProjectCommands>, state: Project, context: ProjectContext) =>
  whyBeforeGrounds(
    groundsOf(command, (memberId) => dutiesOf(state, memberId)),
    state.said,
    context,
  );

export const decide = (
  command: MessageOf<ProjectCommands>,
  state: Project,
  context: ProjectContext,
): Outcome => {
  const outcome = handle(command, state, context);
  return isRefusal(outcome) || outcome.length === 0
    ? outcome
    : (whyNotTheirs(command, state, context) ?? whyTooSoon(command, state, context) ?? outcome);
};
