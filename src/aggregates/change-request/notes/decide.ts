import { refuse } from '../../../kernel/decider.js';
import type { CommandHandlers } from '../context.js';
import { unlessStanding } from '../standing.js';
import type { NoteCommands } from './commands.js';

export const decideNotes: CommandHandlers<NoteCommands> = {
  AddNote: (note, state, { actor, client }) => {
    const early = unlessStanding(state, 'AddNote');
    if (early) return early;
    if (state.notes.includes(note.noteId)) return refuse('ALREADY_EXISTS', { what: 'note' });
    return note.visibility === 'INTERNAL' && Object.hasOwn(client.contacts, actor.id)
      ? refuse('NOTE_NOT_SHARED', {})
      : [{ type: 'NoteAdded', data: { ...note, writtenBy: actor.id } }];
  },
};
