import type { Assessment } from '../../aggregates/change-request/index.js';

/** What an assessment has no conditions of is an empty list. */
export const assessment = ({
  discipline,
  verdict,
  explanation,
  conditions = [],
  instead,
  wouldTell,
}: Assessment) => ({
  ...{ discipline, verdict, explanation, instead, wouldTell },
  conditions: [...conditions],
});
