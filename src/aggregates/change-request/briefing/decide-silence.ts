import { refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { daysLater } from '../calendar.js';
import { isBefore } from '../instant.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { BriefingCommands } from './commands.js';

type Briefing = NonNullable<ChangeRequest['briefing']>;

const silentIn = ({ deciders, acknowledged, refused }: Briefing) =>
  deciders.filter((id) => !refused.includes(id) && !acknowledged.some(({ by }) => by === id));

/** Rule 6: silence never decides. It is recorded once the agreed days are over, and no day before. */
const record = (briefing: Briefing, { now, silenceDays: days }: ChangeRequestContext) => {
  const { number, issuedAt: since = now } = briefing;
  const silent = silentIn(briefing);
  if (silent.length === 0) return refuse('NOBODY_SILENT', { number });
  const until = daysLater(since, days);
  if (isBefore(now, until)) return refuse('TOO_SOON', { until });
  return [{ type: 'SilenceRecorded' as const, data: { number, silent, since, days } }];
};

export const decideSilence: CommandHandlers<Pick<BriefingCommands, 'RecordSilence'>> = {
  RecordSilence: ({ number }, state, context) => {
    const early = unlessStanding(state, 'RecordSilence');
    if (early) return early;
    const { briefing } = state;
    if (!briefing || number > briefing.number) return refuse('NOT_FOUND', { what: 'briefing' });
    if (number < briefing.number || !briefing.fresh) return refuse('BRIEFING_STALE', { number });
    return briefing.silenceRecorded ? [] : record(briefing, context);
  },
};
