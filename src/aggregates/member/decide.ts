import { isRefusal, refuse } from '../../kernel/decider.js';
import { unknownDisciplines } from '../../kernel/disciplines.js';
import { handleBy, type Handlers, type MessageOf } from '../../kernel/message.js';
import { whyBeforeGrounds } from '../../kernel/stated-time.js';
import type { MemberCommands } from './commands.js';
import { type MemberContext, type Outcome, whyNotThere } from './context.js';
import { decideExams } from './decide-exams.js';
import { decideWorking } from './decide-working.js';
import type { MemberRole } from './events.js';
import { groundsOf } from './grounds.js';
import type { Member } from './state.js';

type Handled = 'AddMember' | 'AssignRole' | 'AssignDisciplines' | 'LeaveStudio';

const whyNotWorking = (role: MemberRole, disciplines: readonly string[], usable: readonly string[]) => {
  const unknown = unknownDisciplines(disciplines, usable);
  if (unknown.length > 0) return refuse('UNKNOWN_DISCIPLINE', { unknown });
  return role === 'SPECIALIST' && disciplines.length === 0
    ? refuse('DISCIPLINE_MISSING', { role })
    : undefined;
};

const sameAs = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one));

const whyNotByOneself = ({ actor, memberId }: MemberContext) =>
  actor.id === memberId ? refuse('NOT_YOURSELF', {}) : undefined;

/** Coming, what somebody does here, and going. */
const decideBelonging: Pick<Handlers<MemberCommands, [Member, MemberContext], Outcome>, Handled> = {
  AddMember: ({ role, disciplines }, state, context) => {
    if (state.role) return refuse('ALREADY_EXISTS', { what: 'member' });
    const refusal = whyNotWorking(role, disciplines, context.disciplines);
    return refusal ?? [{ type: 'MemberJoined', data: { role, disciplines } }];
  },

  AssignRole: ({ role }, state, context) => {
    const refusal = whyNotThere(state) ?? whyNotByOneself(context);
    if (refusal) return refusal;
    if (state.role === role) return [];
    // What a member works in already may have been retired meanwhile.
    const lacking = whyNotWorking(role, state.disciplines, state.disciplines);
    return lacking ?? [{ type: 'RoleAssigned', data: { role } }];
  },

  AssignDisciplines: ({ disciplines }, state, context) => {
    const absent = whyNotThere(state);
    if (absent || !state.role) return absent ?? refuse('NOT_FOUND', { what: 'member' });
    const known = [...context.disciplines, ...state.disciplines];
    const refusal = whyNotWorking(state.role, disciplines, known);
    if (refusal) return refusal;
    return sameAs(disciplines, state.disciplines)
      ? []
      : [{ type: 'DisciplinesAssigned', data: { disciplines } }];
  },

  LeaveStudio: ({ why }, state, context) => {
    if (state.role === undefined) return refuse('NOT_FOUND', { what: 'member' });
    if (state.leftAt !== undefined) return [];
    const { memberId } = context;
    return (
      whyNotByOneself(context) ?? [
        { type: 'MemberLeft', data: { memberId, ...(why !== undefined && { why }) } },
      ]
    );
  },
};

const handle = handleBy<MemberCommands, [Member, MemberContext], Outcome>({
  ...decideBelonging,
  ...decideWorking,
  ...decideExams,
});

export const decide = (
  command: MessageOf<MemberCommands>,
  state: Member,
  context: MemberContext,
): Outcome => {
  const outcome = handle(command, state, context);
  return isRefusal(outcome) || outcome.length === 0
    ? outcome
    : (whyBeforeGrounds(groundsOf(command), state.said, context) ?? outcome);
};
