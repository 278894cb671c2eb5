import { refuse } from './decider.js';
import type { Deciding } from './deciding.js';

/** Nobody promises a day that is over when they say it; what is entered later may be over by now. */
export const whyDeadlinePassed = (newDeadline: string, { occurredAt }: Pick<Deciding, 'occurredAt'>) =>
  newDeadline < new Date(occurredAt).toISOString().slice(0, 10)
    ? refuse('DEADLINE_PASSED', { newDeadline })
    : undefined;
