export interface NoteState {
  /** Ids of all notes. */
  readonly notes: readonly string[];
}

export const initialNotes: NoteState = { notes: [] };
