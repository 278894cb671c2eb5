/** What commands can be told from the decision on. */
export const decisionRefusalCodes = {
  OPTION_NOT_OFFERED: 'The option does not stand in the latest briefing.',
  BRIEFING_NOT_ACKNOWLEDGED: 'The decider has not acknowledged the latest briefing.',
  CONSEQUENCES_NOT_ACCEPTED:
    'Against advice, or for a workaround, each HIGH bad consequence has to be accepted and a reason given.',
  UNKNOWN_CONSEQUENCE: 'The option that is chosen has no such predicted consequence.',
  NOT_THE_DECIDER: 'Only whoever decided can sign or confirm.',
  PREDICTION_MISSING: 'An outcome other than UNFORESEEN needs the prediction it is measured against.',
  FORESEEN: 'An UNFORESEEN outcome names a prediction.',
} as const satisfies Readonly<Record<string, string>>;
