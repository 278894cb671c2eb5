import type { BriefingEvents } from './events.js';

export const personalTextOfBriefing = {
  AcknowledgementRefused: {
    subject: ({ refusedBy }: BriefingEvents['AcknowledgementRefused']) => refusedBy,
    fields: ['reason'],
  },
} as const;
