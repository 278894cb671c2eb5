import { list, type Wording } from './wording-of.js';

export const decisionWording = {
  OPTION_NOT_OFFERED: () => "The option doesn't stand in the latest briefing. Choose one that does.",
  BRIEFING_NOT_ACKNOWLEDGED: ({ number, digest }) =>
    `Acknowledge briefing ${number} first, with the digest ${digest}.`,
  CONSEQUENCES_NOT_ACCEPTED: ({ consequences, reasonMissing, unsuitable }) =>
    [
      'You choose against the advice, or a workaround.',
      ...(unsuitable ? ['The studio says that this option will not do.'] : []),
      ...(consequences.length > 0 ? [`Accept these consequences one by one: ${list(consequences)}.`] : []),
      ...(reasonMissing ? ['Give a reason, in your own words.'] : []),
    ].join(' '),
  UNKNOWN_CONSEQUENCE: ({ consequences }) =>
    `No such consequence is predicted of the option that is chosen: ${list(consequences)}.`,
  NOT_THE_DECIDER: () => 'Only whoever decided can sign, confirm or deny the decision.',
  PREDICTION_MISSING: ({ outcome }) =>
    `${outcome} is said against a prediction: name it in consequenceId, or say UNFORESEEN.`,
  FORESEEN: () =>
    'UNFORESEEN means that nobody predicted it. Leave consequenceId out, or choose another outcome.',
} satisfies Partial<Wording>;
