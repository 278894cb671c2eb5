import type { ProjectGround } from './grounds.js';
import type { Phase, ProjectDuty } from './events.js';

/** Every "no" of a project: its code, and what is missing. */
export type ProjectRefusals = {
  NOT_FOUND: { what: 'project' | 'client' | 'member' | 'goal' };
  ALREADY_EXISTS: { what: 'project' };
  /** Found out by the reservation of the key, before the project's own stream is asked. */
  KEY_TAKEN: { key: string };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  MEMBER_LEFT: { leftAt: string };
  TRAINEE_CANNOT_MANAGE: { disciplines: readonly string[] };
  MENTOR_MISSING: { disciplines: readonly string[] };
  MENTOR_NOT_INDEPENDENT: { disciplines: readonly string[] };
  DUTY_MISMATCH: { duty: ProjectDuty; role: string };
  LAST_MANAGER: { projects: readonly string[] };
  GOAL_CHANGE_NEEDS_REASON: { goalId: string };
  PHASE_STEP_BACK_NEEDS_REASON: { from: Phase; to: Phase };
  /** What is over is changed no more; a director may open it again. */
  PROJECT_CLOSED: Record<string, never>;
  /** Over before it is set. */
  DEADLINE_PASSED: { newDeadline: string };
  OCCURRED_BEFORE: { occurredAt: string; earliest: string; what: ProjectGround };
  CURRENCY_MISMATCH: { currency: string; expected: string };
};
