export type RestingRefusals = {
  /** It would wake before it rests. */
  DEFERRED_INTO_PAST: { until: string };
};
