import type { NoteVisibility } from '../vocabulary.js';

export type NoteEvents = {
  /** INTERNAL is for the studio and its auditors only. No note is ever part of a briefing. */
  NoteAdded: { noteId: string; text: string; visibility: NoteVisibility; writtenBy: string };
};

export const noteEventTypes = {
  NoteAdded: true,
} as const satisfies Record<keyof NoteEvents, true>;
