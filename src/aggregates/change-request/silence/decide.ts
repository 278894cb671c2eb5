import { refuse } from '../../../kernel/decider.js';
import type { BriefingCommands } from '../briefing/commands.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import type { DecisionCommands } from '../decision/commands.js';
import { isBefore } from '../instant.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { type Awaited, awaitedWords } from './awaited.js';
import { awaitingIn } from './awaiting.js';
import { dueAt, stillAwaited, whyNotSilent, type Word } from './due.js';

type Commands = Pick<BriefingCommands, 'RecordSilence'> & Pick<DecisionCommands, 'RecordDecisionSilence'>;

const isOnDecision = (word: Word): word is Awaited<Exclude<Word['on'], 'BRIEFING'>> => word.on !== 'BRIEFING';

const recordedOf = ({ silent, since }: Word, { now, silenceDays: days }: ChangeRequestContext) => ({
  silent,
  since: since ?? now,
  days,
});

/** Why that isn't the latest briefing, or something has changed since. */
const whyNotFresh = (number: number, { briefing }: ChangeRequest) => {
  if (!briefing || number > briefing.number) return refuse('NOT_FOUND', { what: 'briefing' as const });
  return number < briefing.number || !briefing.fresh ? refuse('BRIEFING_STALE', { number }) : undefined;
};

const onBriefing = (number: number, state: ChangeRequest, context: ChangeRequestContext) => {
  const word = stillAwaited(awaitedWords(awaitingIn(state)), context).find(({ on }) => on === 'BRIEFING');
  const refusal = whyNotSilent(word, number, context);
  if (refusal || !word) return refusal ?? [];
  return [{ type: 'SilenceRecorded' as const, data: { number, ...recordedOf(word, context) } }];
};

/** Rule 6: silence never decides. It is recorded once the agreed days are over, and no day before. */
export const decideSilence: CommandHandlers<Commands> = {
  RecordSilence: ({ number }, state, context) => {
    const early = unlessStanding(state, 'RecordSilence') ?? whyNotFresh(number, state);
    if (early) return early;
    return state.briefing?.silenceRecorded ? [] : onBriefing(number, state, context);
  },

  /** Each debt by itself, because they may have become theirs on different days. */
  RecordDecisionSilence: ({ decisionId }, state, context) => {
    const early = unlessStanding(state, 'RecordDecisionSilence');
    if (early) return early;
    if (state.decision?.id !== decisionId) return refuse('NOT_FOUND', { what: 'decision' });
    const words = stillAwaited(awaitedWords(awaitingIn(state)), context).filter(isOnDecision);
    const due = words.filter(({ since }) => !isBefore(context.now, dueAt(since, context)));
    const [first] = words;
    if (due.length === 0 && first) return refuse('TOO_SOON', { until: dueAt(first.since, context) });
    return due.map((word) => ({
      type: 'DecisionSilenceRecorded',
      data: { decisionId, owed: word.on, ...recordedOf(word, context) },
    }));
  },
};
