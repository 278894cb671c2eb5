import type { ObjectionEvents } from './events.js';

export const personalTextOfObjections = {
  ObjectionRaised: {
    subject: ({ raisedBy }: ObjectionEvents['ObjectionRaised']) => raisedBy,
    fields: ['statement', 'causeInWords'],
  },
  ObjectionAnswered: {
    subject: ({ answeredBy }: ObjectionEvents['ObjectionAnswered']) => answeredBy,
    fields: ['answer'],
  },
} as const;
