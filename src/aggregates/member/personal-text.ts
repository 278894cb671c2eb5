import type { MemberEvents } from './events.js';

/** Free text about a member, encrypted with that member's own key before it is stored. */
export const memberPersonalText = {
  ExamWithdrawn: {
    subject: ({ memberId }: MemberEvents['ExamWithdrawn']) => memberId,
    fields: ['why'],
  },
  MemberLeft: {
    subject: ({ memberId }: MemberEvents['MemberLeft']) => memberId,
    fields: ['why'],
  },
} as const;
