import { refuse } from '../../../kernel/decider.js';

/**
 * An offer holds until just before its instant. Instants are compared, not their spellings; one that can't be read has
 * lapsed.
 */
export const hasLapsed = (validUntil: string | undefined, now: string): boolean =>
  validUntil !== undefined && !(Date.parse(validUntil) > Date.parse(now));

export const whyLapsed = (optionId: string, validUntil: string | undefined, now: string) =>
  validUntil !== undefined && hasLapsed(validUntil, now)
    ? refuse('OPTION_LAPSED', { optionId, validUntil })
    : undefined;
