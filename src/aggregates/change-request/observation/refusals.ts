export type ObservationRefusals = {
  PREDICTION_MISSING: { outcome: string };
  /** What is measured against a prediction was foreseen. */
  FORESEEN: { consequenceId: string };
  /** Whoever sees it otherwise observes it themselves, or disputes it. */
  NOT_YOURS_TO_CORRECT: { observedBy: string };
  DISPUTE_RESOLVED: { disputeId: string };
};
