export type BriefingRefusals = {
  TRAINEE_CANNOT_BRIEF: { disciplines: readonly string[] };
  MENTOR_MISSING: { disciplines: readonly string[] };
  TOO_FEW_OPTIONS: { offered: number; needed: number };
  CONSEQUENCES_MISSING: { options: readonly string[] };
  TECHNICAL_CONSEQUENCE_MISSING: { options: readonly string[] };
  NOT_A_DECIDER: { contacts: readonly string[] };
  NOT_ADDRESSED: { deciders: readonly string[] };
  BRIEFING_STALE: { number: number };
  ALREADY_ACKNOWLEDGED: { number: number };
  /** What is a matter of time isn't due yet. */
  TOO_SOON: { until: string };
  NOBODY_SILENT: { number: number };
};
