import type { Decider } from '../../kernel/decider.js';
import type { MemberCommands } from './commands.js';
import type { MemberContext } from './context.js';
import { decide } from './decide.js';
import type { AbsenceKind, MemberEvents, MemberRole } from './events.js';
import type { MemberRefusals } from './refusals.js';
import { evolve, initialState, type Member } from './state.js';

export type { AbsenceKind, Member, MemberCommands, MemberContext, MemberEvents, MemberRefusals, MemberRole };
export { memberEventTypes } from './events.js';
export { type Certification, certificationsOf, type Exam, type OnDay, stagesOf } from './certification.js';
export { memberPersonalText } from './personal-text.js';

export const member: Decider<Member, MemberCommands, MemberEvents, MemberRefusals, MemberContext> = {
  category: 'member',
  initialState,
  decide,
  evolve,
};
