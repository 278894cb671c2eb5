import type { DecisionEvents } from './events.js';

export const personalTextOfDecision = {
  DecisionMade: {
    subject: ({ decidedBy }: DecisionEvents['DecisionMade']) => decidedBy[0],
    fields: ['reason.words', 'reason.salt', 'budgetIncrease.words', 'budgetIncrease.salt'],
  },
  DecisionDenied: {
    subject: ({ deniedBy }: DecisionEvents['DecisionDenied']) => deniedBy,
    fields: ['why'],
  },
  DecisionSigned: {
    subject: ({ signedBy }: DecisionEvents['DecisionSigned']) => signedBy,
    fields: ['printedName', 'meaning'],
  },
  DecisionSuperseded: {
    subject: ({ saidBy }: DecisionEvents['DecisionSuperseded']) => saidBy,
    fields: ['why'],
  },
} as const;
