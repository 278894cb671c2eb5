import type { MemberGround } from './grounds.js';

/** Every "no" of a member: its code, and what is missing. */
export type MemberRefusals = {
  NOT_FOUND: { what: 'member' | 'exam' | 'absence' };
  ALREADY_EXISTS: { what: 'member' | 'exam' | 'absence' };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  DISCIPLINE_MISSING: { role: 'SPECIALIST' };
  MEMBER_LEFT: { leftAt: string };
  /** A studio must not lose its last director by the director's own hand. */
  NOT_YOURSELF: Record<string, never>;
  CAPACITY_TOO_HIGH: { most: number };
  PERIOD_REVERSED: { from: string; until: string };
  ABSENCE_OVERLAPS: { absenceId: string; from: string; to: string };
  /** Found out before the member's own stream is changed: these would be left without a manager. */
  LAST_MANAGER: { projects: readonly string[] };
  OCCURRED_BEFORE: { occurredAt: string; earliest: string; what: MemberGround };
  EXAM_IN_FUTURE: { on: string; today: string };
};
