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
  };
  AssignMember: { memberId: string; duty: ProjectDuty };
};
