export type BriefingCommands = {
  IssueBriefing: { briefingId: string; deciders: readonly string[] };
  OpenBriefing: { number: number };
  AcknowledgeBriefing: { number: number; digest: string };
  RefuseAcknowledgement: { number: number; reason: string };
  RecordSilence: { number: number };
};
