import type { ProjectEvents } from './events.js';

/** Free text about a member, encrypted with that member's own key before it is stored. */
export const projectPersonalText = {
  MemberUnassigned: {
    subject: ({ memberId }: ProjectEvents['MemberUnassigned']) => memberId,
    fields: ['why'],
  },
} as const;
