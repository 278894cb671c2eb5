import type { ClosingEvents } from './events.js';

export const personalTextOfClosing = {
  RequestClosed: {
    subject: ({ closedBy }: ClosingEvents['RequestClosed']) => closedBy,
    fields: ['measured', 'words'],
  },
} as const;
