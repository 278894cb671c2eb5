import type { DecisionEvents } from './events.js';

export const personalTextOfDecision = {
  DecisionMade: {
    subject: ({ decidedBy }: DecisionEvents['DecisionMade']) => decidedBy[0],
    fields: ['reason.words', 'reason.salt'],
  },
  DecisionSigned: {
    subject: ({ signedBy }: DecisionEvents['DecisionSigned']) => signedBy,
    fields: ['printedName', 'meaning'],
  },
  ConsequenceObserved: {
    subject: ({ observedBy }: DecisionEvents['ConsequenceObserved']) => observedBy,
    fields: ['statement', 'evidence'],
  },
} as const;
