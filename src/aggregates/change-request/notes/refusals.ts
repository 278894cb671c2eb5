export type NoteRefusals = {
  /** A contact keeps nothing from their own client here, and sees no internal note. */
  NOTE_NOT_SHARED: Record<string, never>;
};
