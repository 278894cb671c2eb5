import type { Money } from '../../kernel/money.js';
import type { AbsenceKind, MemberRole } from './events.js';

export type MemberCommands = {
  AddMember: { role: MemberRole; disciplines: readonly string[] };
  AssignRole: { role: MemberRole };
  AssignDisciplines: { disciplines: readonly string[] };
  AgreeCapacity: { hoursPerWeek: string };
  PlanAbsence: { absenceId: string; from: string; to: string; kind: AbsenceKind };
  CancelAbsence: { absenceId: string };
  AgreeHourlyCost: { cost: Money };
  PassExam: { examId: string; discipline: string; passedOn: string; validUntil?: string };
  FailExam: { examId: string; discipline: string; takenOn: string };
  WithdrawExam: { examId: string; why: string };
  LeaveStudio: { why?: string };
};
