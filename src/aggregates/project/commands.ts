import type { Money } from '../../kernel/money.js';
import type { Goal, Phase, ProjectDuty } from './events.js';

export type ProjectCommands = {
  OpenProject: {
    clientId: string;
    key: string;
    title: string;
    idea: string;
    disciplines: readonly string[];
    budget: Money;
    deadline: string;
    managerId: string;
    /** For a manager who is not independent yet. */
    mentorId?: string;
  };
  UnassignMember: { memberId: string; duty?: ProjectDuty; why: string };
  SetGoal: { goalId: string; why?: string } & Goal;
  DropGoal: { goalId: string; why: string };
  EnterPhase: { phase: Phase; why?: string };
  PauseProject: { why: string };
  ResumeProject: { why: string };
  SetBudget: { budget: Money; why: string };
  SetDeadline: { deadline: string; why: string };
  AssignMember: { memberId: string; duty: ProjectDuty };
};
