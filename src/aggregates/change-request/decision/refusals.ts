export type DecisionRefusals = {
  OPTION_NOT_OFFERED: { optionId: string };
  BRIEFING_NOT_ACKNOWLEDGED: { number: number; digest: string };
  CONSEQUENCES_NOT_ACCEPTED: { consequences: readonly string[]; reasonMissing: boolean };
  UNKNOWN_CONSEQUENCE: { consequences: readonly string[] };
  NOT_THE_DECIDER: { decidedBy: readonly string[] };
  PREDICTION_MISSING: { outcome: string };
  /** What is measured against a prediction was foreseen. */
  FORESEEN: { consequenceId: string };
};
