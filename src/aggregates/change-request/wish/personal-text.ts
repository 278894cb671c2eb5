import type { WishEvents } from './events.js';

export const personalTextOfWish = {
  RequestReceived: {
    subject: ({ from }: WishEvents['RequestReceived']) => from,
    fields: ['title', 'wording'],
  },
  AttachmentAdded: {
    subject: ({ addedBy }: WishEvents['AttachmentAdded']) => addedBy,
    fields: ['name'],
  },
  RequestMarkedUrgent: {
    subject: ({ markedBy }: WishEvents['RequestMarkedUrgent']) => markedBy,
    fields: ['why'],
  },
  WishCorrected: {
    subject: ({ correctedBy }: WishEvents['WishCorrected']) => correctedBy,
    fields: ['correction'],
  },
  ClarificationAsked: {
    subject: ({ owedBy }: WishEvents['ClarificationAsked']) => owedBy,
    fields: ['question'],
  },
  ClarificationAnswered: {
    subject: ({ answeredBy }: WishEvents['ClarificationAnswered']) => answeredBy,
    fields: ['answer'],
  },
} as const;
