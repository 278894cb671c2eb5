import type { NoteEvents } from './events.js';

export const personalTextOfNotes = {
  NoteAdded: {
    subject: ({ writtenBy }: NoteEvents['NoteAdded']) => writtenBy,
    fields: ['text'],
  },
} as const;
