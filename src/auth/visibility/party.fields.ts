import type { Rows } from './rows.js';

/** Clients, people and projects. How much of a person is shown to whom is in `reads.ts`: it hangs on whose person it is. */
export const partyFields: Rows = {
  Client: 'contacts formerContacts history name registeredAt revision viewerCan',
  Contact: 'email kind leftAt phone',
  Discipline: 'code main name retired',
  DisciplineCatalogue: 'disciplines history revision',
  Absence: 'cancelled from id kind to',
  Certification: 'discipline holdsUntil independentFrom practisingSince stage',
  Exam: 'by discipline id occurredAt on outcome validUntil whyWithdrawn withdrawn',
  Member: `
    absences certifications disciplines email exams history hoursPerWeek joinedAt leftAt revision role`,
  Person: 'id name',
  BudgetChange: 'budget decisionId increase request why',
  DeadlineChange: 'deadline decisionId request why',
  ProjectCommitments: 'budget committed left raised',
  Project: `
    commitments diff
    budget budgetChanges client deadline deadlineChanges formerMembers goals phase pausedSince delegationAgreement disciplines history idea key members openedAt requestCount revision title viewerCan`,
  ProjectAssignment: 'assignedAt duty member',
  ProjectFormerAssignment: 'assignedAt duty endedAt member',
  ProjectGoal: 'by id measure occurredAt statement target',
};
