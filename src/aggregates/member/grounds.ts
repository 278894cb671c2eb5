import { handleBy, type Handlers } from '../../kernel/message.js';
import type { Ground } from '../../kernel/stated-time.js';
import type { MemberCommands } from './commands.js';
import type { MemberEvents } from './events.js';

export type MemberGround =
  'joining' | 'role' | 'assignment' | 'capacity' | 'absence' | 'cost' | 'exam' | 'leaving';

type On = Ground<MemberGround>;

const joining: On = { what: 'joining' };
const role: On = { what: 'role' };
const assignment: On = { what: 'assignment' };
const capacity: On = { what: 'capacity' };
const cost: On = { what: 'cost' };
const absence = ({ absenceId: id }: { readonly absenceId: string }): On => ({ what: 'absence', id });
const exam = ({ examId: id }: { readonly examId: string }): On => ({ what: 'exam', id });

const gives: Handlers<MemberEvents, [], On> = {
  MemberJoined: () => joining,
  RoleAssigned: () => role,
  DisciplinesAssigned: () => assignment,
  CapacityAgreed: () => capacity,
  AbsencePlanned: absence,
  AbsenceCancelled: absence,
  HourlyCostAgreed: () => cost,
  ExamPassed: exam,
  ExamFailed: exam,
  ExamWithdrawn: exam,
  MemberLeft: () => ({ what: 'leaving' }),
};

/** What each fact is to those that come after it. */
export const groundGiven = handleBy(gives);

/** What each command rests on; what takes the place of something rests on that. */
const restsOn: Handlers<MemberCommands, [], readonly On[]> = {
  AddMember: () => [],
  AssignRole: () => [joining, role],
  AssignDisciplines: () => [joining, assignment],
  AgreeCapacity: () => [joining, capacity],
  PlanAbsence: () => [joining],
  CancelAbsence: (cancelled) => [joining, absence(cancelled)],
  AgreeHourlyCost: () => [joining, cost],
  PassExam: () => [joining],
  FailExam: () => [joining],
  WithdrawExam: (withdrawn) => [joining, exam(withdrawn)],
  LeaveStudio: () => [joining],
};

export const groundsOf = handleBy(restsOn);
