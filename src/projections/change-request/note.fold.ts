import { momentOf } from '../moment.js';
import type { Folding } from './folding.js';

export const noteFold: Folding<'NoteAdded'> = {
  NoteAdded: (row, fact) => {
    const { noteId: id, ...note } = fact.data;
    return { ...row, notes: [...row.notes, { id, ...note, ...momentOf(fact) }] };
  },
};
