import type { Evolving } from '../evolving.js';
import type { NoteEvents } from './events.js';

export const evolveNotes: Evolving<NoteEvents> = {
  NoteAdded: ({ noteId }, state) => ({ ...state, notes: [...state.notes, noteId] }),
};
