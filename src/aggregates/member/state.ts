import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { Money } from '../../kernel/money.js';
import { type Said, saying } from '../../kernel/stated-time.js';
import type { Exam } from './certification.js';
import type { MemberEvents, MemberRole } from './events.js';
import { groundGiven, type MemberGround } from './grounds.js';

export interface Absence {
  readonly absenceId: string;
  readonly from: string;
  readonly to: string;
  readonly cancelled: boolean;
}

export interface Member {
  /** Absent until the member has joined. */
  readonly role?: MemberRole;
  readonly disciplines: readonly string[];
  readonly hoursPerWeek?: string;
  readonly cost?: Money;
  readonly absences: readonly Absence[];
  readonly exams: readonly Exam[];
  /** When the member left the studio. */
  readonly leftAt?: string;
  /** When what others rest on was so for the last time. */
  readonly said: readonly Said<MemberGround>[];
}

export const initialState: Member = { disciplines: [], absences: [], exams: [], said: [] };

const stateAfter = handleBy<MemberEvents, [Member, string], Member>({
  MemberJoined: ({ role, disciplines }, state) => ({ ...state, role, disciplines }),
  RoleAssigned: ({ role }, state) => ({ ...state, role }),
  DisciplinesAssigned: ({ disciplines }, state) => ({ ...state, disciplines }),
  CapacityAgreed: ({ hoursPerWeek }, state) => ({ ...state, hoursPerWeek }),
  AbsencePlanned: ({ absenceId, from, to }, state) => ({
    ...state,
    absences: [...state.absences, { absenceId, from, to, cancelled: false }],
  }),
  AbsenceCancelled: ({ absenceId }, state) => ({
    ...state,
    absences: state.absences.map((one) => (one.absenceId === absenceId ? { ...one, cancelled: true } : one)),
  }),
  HourlyCostAgreed: ({ cost }, state) => ({ ...state, cost }),
  ExamPassed: ({ examId, discipline, passedOn: on, validUntil }, state) => ({
    ...state,
    exams: [
      ...state.exams,
      { examId, discipline, on, outcome: 'PASSED', withdrawn: false, ...(validUntil && { validUntil }) },
    ],
  }),
  ExamFailed: ({ examId, discipline, takenOn: on }, state) => ({
    ...state,
    exams: [...state.exams, { examId, discipline, on, outcome: 'FAILED', withdrawn: false }],
  }),
  ExamWithdrawn: ({ examId }, state) => ({
    ...state,
    exams: state.exams.map((one) => (one.examId === examId ? { ...one, withdrawn: true } : one)),
  }),
  MemberLeft: (_, state, leftAt) => ({ ...state, leftAt }),
});

/** A stored fact says when it happened, too. */
type Told = MessageOf<MemberEvents> & { readonly metadata?: { readonly occurredAt: string } };

export const evolve = (state: Member, event: Told): Member => {
  const at = event.metadata?.occurredAt;
  return { ...stateAfter(event, state, at ?? ''), said: saying(state.said, groundGiven(event), at) };
};
