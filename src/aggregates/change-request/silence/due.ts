import { refuse } from '../../../kernel/decider.js';
import { daysLater } from '../calendar.js';
import type { ChangeRequestContext } from '../context.js';
import { isBefore, type Instant } from '../instant.js';
import { isDecider } from '../people.js';
import type { awaitedWords } from './awaited.js';

export type Word = ReturnType<typeof awaitedWords>[number];

type Clocked = Pick<ChangeRequestContext, 'now' | 'silenceDays'>;

/** Whoever has no say for the client any more can't be waited for. */
export const stillAwaited = (
  words: readonly Word[],
  context: Pick<ChangeRequestContext, 'actor' | 'client'>,
): readonly Word[] =>
  words
    .map((word) => ({ ...word, silent: word.silent.filter((id) => isDecider(id, context)) }))
    .filter(({ silent }) => silent.length > 0);

export const dueAt = (since: Instant, { now, silenceDays }: Clocked): string =>
  daysLater(since ?? now, silenceDays);

/** No day before the agreed days are over. */
export const whyNotDue = ({ since }: Word, clock: Clocked) => {
  const until = dueAt(since, clock);
  return isBefore(clock.now, until) ? refuse('TOO_SOON', { until }) : undefined;
};

/** Why nobody's silence to that briefing can be recorded yet. */
export const whyNotSilent = (word: Word | undefined, number: number, clock: Clocked) =>
  word ? whyNotDue(word, clock) : refuse('NOBODY_SILENT', { number });
