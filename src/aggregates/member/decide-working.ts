import { refuse } from '../../kernel/decider.js';
import type { Handlers } from '../../kernel/message.js';
import type { MemberCommands } from './commands.js';
import { type MemberContext, type Outcome, whyNotThere, whyReversed } from './context.js';
import type { Member } from './state.js';

type Handled = 'AgreeCapacity' | 'PlanAbsence' | 'CancelAbsence' | 'AgreeHourlyCost';

/** A week has no more. */
const most = 168;

const whyNotAway = (
  { absenceId, from, to }: Readonly<MemberCommands['PlanAbsence']>,
  { absences }: Member,
) => {
  if (absences.some((one) => one.absenceId === absenceId))
    return refuse('ALREADY_EXISTS', { what: 'absence' as const });
  const reversed = whyReversed(from, to);
  if (reversed) return reversed;
  const other = absences.find((one) => !one.cancelled && one.from <= to && from <= one.to);
  return other && refuse('ABSENCE_OVERLAPS', { absenceId: other.absenceId, from: other.from, to: other.to });
};

/** How much of a member there is, when, and at what cost. */
export const decideWorking: Pick<Handlers<MemberCommands, [Member, MemberContext], Outcome>, Handled> = {
  AgreeCapacity: ({ hoursPerWeek }, state) => {
    const absent = whyNotThere(state);
    if (absent) return absent;
    if (Number(hoursPerWeek) > most) return refuse('CAPACITY_TOO_HIGH', { most });
    return state.hoursPerWeek === hoursPerWeek ? [] : [{ type: 'CapacityAgreed', data: { hoursPerWeek } }];
  },

  PlanAbsence: (planned, state) => {
    const refusal = whyNotThere(state) ?? whyNotAway(planned, state);
    return refusal ?? [{ type: 'AbsencePlanned', data: planned }];
  },

  CancelAbsence: ({ absenceId }, state) => {
    const absent = whyNotThere(state);
    if (absent) return absent;
    const absence = state.absences.find((one) => one.absenceId === absenceId);
    if (!absence) return refuse('NOT_FOUND', { what: 'absence' });
    return absence.cancelled ? [] : [{ type: 'AbsenceCancelled', data: { absenceId } }];
  },

  AgreeHourlyCost: ({ cost }, state) => {
    const absent = whyNotThere(state);
    if (absent) return absent;
    const same = state.cost?.amount === cost.amount && state.cost.currency === cost.currency;
    return same ? [] : [{ type: 'HourlyCostAgreed', data: { cost } }];
  },
};
