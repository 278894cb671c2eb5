import { refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { ChangeRequestRefusals } from './refusals.js';

/**
 * Nothing can be stated to have happened before what it answers to. Where no time is stated the clock says it, and a
 * clock that was set back in between is nobody's lie.
 */
export const whyTooEarly = (
  { occurredAt, now }: Deciding,
  earliest: string | undefined,
  what: ChangeRequestRefusals['OCCURRED_BEFORE']['what'],
) =>
  earliest !== undefined && occurredAt !== now && Date.parse(occurredAt) < Date.parse(earliest)
    ? refuse('OCCURRED_BEFORE', { occurredAt, earliest, what })
    : undefined;
