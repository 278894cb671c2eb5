import type { Decider } from '../../kernel/decider.js';
import type { MemberCommands } from './commands.js';
import { decide, type MemberContext, type MemberRefusals } from './decide.js';
import type { MemberEvents, MemberRole } from './events.js';
import { evolve, initialState, type Member } from './state.js';

export type { Member, MemberCommands, MemberContext, MemberEvents, MemberRefusals, MemberRole };
export { memberEventTypes } from './events.js';

export const member: Decider<Member, MemberCommands, MemberEvents, MemberRefusals, MemberContext> = {
  category: 'member',
  initialState,
  decide,
  evolve,
};
