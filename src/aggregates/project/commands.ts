import type { Money } from '../../kernel/money.js';
import type { ProjectDuty } from './events.js';

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
  AssignMember: { memberId: string; duty: ProjectDuty };
};
