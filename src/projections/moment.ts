import type { Fact } from '../kernel/fact.js';

/** Both clocks of a fact: when it happened, which may be stated, and when it was stored. */
export interface Moment {
  readonly occurredAt: string;
  readonly recordedAt: string;
}

export const momentOf = ({ metadata, recordedAt }: Fact): Moment => ({
  occurredAt: metadata.occurredAt,
  recordedAt,
});
