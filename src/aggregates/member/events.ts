import type { Money } from '../../kernel/money.js';

export type MemberRole = 'ACCOUNT_MANAGER' | 'SPECIALIST' | 'DEPARTMENT_HEAD' | 'DIRECTOR';

/** Why somebody isn't there. A kind and no words: the words would be nobody's business. */
export type AbsenceKind = 'VACATION' | 'SICKNESS' | 'TRAINING' | 'OTHER';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. Dates are YYYY-MM-DD. */
export type MemberEvents = {
  MemberJoined: { role: MemberRole; disciplines: readonly string[] };
  /** Takes the place of the role before. */
  RoleAssigned: { role: MemberRole };
  /** All of them; they take the place of those before. */
  DisciplinesAssigned: { disciplines: readonly string[] };
  /** Hours a week, as a decimal text. */
  CapacityAgreed: { hoursPerWeek: string };
  /** Both days included. */
  AbsencePlanned: { absenceId: string; from: string; to: string; kind: AbsenceKind };
  AbsenceCancelled: { absenceId: string };
  /** What an hour costs the studio. Never shown to a client. */
  HourlyCostAgreed: { cost: Money };
  /** The internal exam of a discipline; `validUntil` is the last day on which it holds. */
  ExamPassed: { examId: string; discipline: string; passedOn: string; validUntil?: string };
  ExamFailed: { examId: string; discipline: string; takenOn: string };
  /** It counts as if it had never been passed; what was done meanwhile keeps the stage that it was done with. */
  ExamWithdrawn: { examId: string; memberId: string; why: string };
  /** Can't sign in or act any more. */
  MemberLeft: { memberId: string; why?: string };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const memberEventTypes = {
  MemberJoined: true,
  RoleAssigned: true,
  DisciplinesAssigned: true,
  CapacityAgreed: true,
  AbsencePlanned: true,
  AbsenceCancelled: true,
  HourlyCostAgreed: true,
  ExamPassed: true,
  ExamFailed: true,
  ExamWithdrawn: true,
  MemberLeft: true,
} as const satisfies Record<keyof MemberEvents, true>;
