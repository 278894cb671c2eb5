import type { Owed } from '../vocabulary.js';

export type ClosingRefusals = {
  CLOSING_BLOCKED: { owed: readonly Owed[] };
  /** A goal with a measure is reached, or not, by a value of it. */
  MEASURED_VALUE_MISSING: { measure: string };
};
