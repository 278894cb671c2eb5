export type ObjectionRefusals = {
  /** `OTHER` says nothing by itself. */
  CAUSE_UNSAID: Record<string, never>;
  OBJECTION_ANSWERED: { objectionId: string };
  /** What was decided for the client could be objected to until then. */
  OBJECTION_TOO_LATE: { until: string };
  /** To what was decided for the client; nobody starts on it before they are answered. */
  OBJECTION_OPEN: { objections: readonly string[] };
};
