import type { ChangeRequestEvents } from './events.js';

/**
 * Free text that may hold personal data, and whose it is: encrypted with that person's own key before it is stored, so
 * that erasing the key erases the text. Without a person there is nobody's key, and the text stays as it is.
 */
export const personalText = {
  RequestReceived: {
    subject: ({ from }: ChangeRequestEvents['RequestReceived']) => from,
    fields: ['title', 'wording'],
  },
  ClarificationAsked: {
    subject: ({ owedBy }: ChangeRequestEvents['ClarificationAsked']) => owedBy,
    fields: ['question'],
  },
  ClarificationAnswered: {
    subject: ({ answeredBy }: ChangeRequestEvents['ClarificationAnswered']) => answeredBy,
    fields: ['answer'],
  },
  DecisionMade: {
    subject: ({ decidedBy }: ChangeRequestEvents['DecisionMade']) => decidedBy[0],
    fields: ['reason.words', 'reason.salt'],
  },
  DecisionSigned: {
    subject: ({ signedBy }: ChangeRequestEvents['DecisionSigned']) => signedBy,
    fields: ['printedName', 'meaning'],
  },
  ConsequenceObserved: {
    subject: ({ observedBy }: ChangeRequestEvents['ConsequenceObserved']) => observedBy,
    fields: ['statement', 'evidence'],
  },
} as const;
