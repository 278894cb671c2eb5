/** What commands on briefings can be told. */
export const briefingRefusalCodes = {
  TRAINEE_CANNOT_BRIEF: 'A trainee briefs nobody.',
  TOO_FEW_OPTIONS: 'A briefing needs two options or more, leaving it as it is included.',
  CONSEQUENCES_MISSING: 'An option has no predicted consequence.',
  TECHNICAL_CONSEQUENCE_MISSING: 'A workaround has no technical consequence predicted.',
  NOT_A_DECIDER: "The person is no decider of the project's client.",
  NOT_ADDRESSED: 'The briefing was not sent to this decider.',
  BRIEFING_STALE: 'Something that the briefing shows has changed since.',
  ALREADY_ACKNOWLEDGED: 'The decider has acknowledged the briefing already.',
} as const satisfies Readonly<Record<string, string>>;
