import type { Wording } from './wording-of.js';

export const objectionWording = {
  CAUSE_UNSAID: () => 'OTHER says nothing by itself. Say the cause in causeInWords.',
  OBJECTION_ANSWERED: () => 'The objection has its answer already. If the client insists, raise another one.',
} satisfies Partial<Wording>;
