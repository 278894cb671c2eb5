export type RestingCommands = {
  DeferDecision: { until: string; why: string };
  WakeRequest: { why?: string };
  DeclineRequest: { why: string };
  WithdrawRequest: { why: string };
};
