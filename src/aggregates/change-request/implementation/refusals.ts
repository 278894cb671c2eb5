export type ImplementationRefusals = {
  /** Leaving it as it is was chosen. */
  NOTHING_TO_IMPLEMENT: { decisionId: string };
  /** Nothing is begun while the project rests. */
  PROJECT_PAUSED: { since: string };
  UNKNOWN_CRITERION: { criteria: readonly string[] };
  CRITERIA_NOT_JUDGED: { criteria: readonly string[] };
  /** A criterion that isn't met differs from what was chosen. */
  DEVIATION_NOT_DECLARED: { criteria: readonly string[] };
  /** Another delivery came after the one that is spoken of. */
  DELIVERY_REPLACED: { deliveryId: string; latest: string };
};
