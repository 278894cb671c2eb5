import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { unknownDisciplines, type WithCatalogue } from '../../kernel/disciplines.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { MemberCommands } from './commands.js';
import type { MemberEvents } from './events.js';
import type { Member } from './state.js';

/** What the catalogue says, read before deciding. */
export interface MemberContext extends Deciding, WithCatalogue {}

export type MemberRefusals = {
  ALREADY_EXISTS: { what: 'member' };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  DISCIPLINE_MISSING: { role: 'SPECIALIST' };
};
type Outcome = Decision<MemberEvents, MemberRefusals>;

const handle = handleBy<MemberCommands, [Member, MemberContext], Outcome>({
  AddMember: ({ role, disciplines }, state, context) => {
    if (state.role) return refuse('ALREADY_EXISTS', { what: 'member' });
    const unknown = unknownDisciplines(disciplines, context.disciplines);
    if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
    if (role === 'SPECIALIST' && disciplines.length === 0) return refuse('DISCIPLINE_MISSING', { role });
    return [{ type: 'MemberJoined', data: { role, disciplines } }];
  },
});

export const decide = (command: MessageOf<MemberCommands>, state: Member, context: MemberContext): Outcome =>
  handle(command, state, context);
