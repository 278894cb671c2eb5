import { list, type Wording } from './wording-of.js';

export const objectionWording = {
  CAUSE_UNSAID: () => 'OTHER says nothing by itself. Say the cause in causeInWords.',
  OBJECTION_ANSWERED: () => 'The objection has its answer already. If the client insists, raise another one.',
  OBJECTION_TOO_LATE: ({ until }) =>
    `What the studio decided could be objected to until ${until}. Ask the manager for a later briefing, on which it can be decided anew.`,
  OBJECTION_OPEN: ({ objections }) =>
    `The client objects to what was decided for them: ${list(objections)}. Answer first, or have it decided anew.`,
} satisfies Partial<Wording>;
