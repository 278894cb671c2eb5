import { refuse } from './decider.js';
import type { Deciding } from './deciding.js';

/**
 * Nothing can be stated to have happened before what it answers to. Where no time is stated the clock says it, and a
 * clock that was set back in between is nobody's lie.
 */
export const whyTooEarly = <What extends string>(
  { occurredAt, now }: Deciding,
  earliest: string | undefined,
  what: What,
) =>
  earliest !== undefined && occurredAt !== now && Date.parse(occurredAt) < Date.parse(earliest)
    ? refuse('OCCURRED_BEFORE', { occurredAt, earliest, what })
    : undefined;
