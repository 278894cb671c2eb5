export type ObjectionRefusals = {
  /** `OTHER` says nothing by itself. */
  CAUSE_UNSAID: Record<string, never>;
  OBJECTION_ANSWERED: { objectionId: string };
};
