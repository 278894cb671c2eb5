import type { NoteVisibility } from '../vocabulary.js';

export type NoteCommands = {
  AddNote: { noteId: string; text: string; visibility: NoteVisibility };
};
