import { list, named, type Wording } from './wording-of.js';

export const briefingWording = {
  TRAINEE_CANNOT_BRIEF: ({ disciplines }) =>
    `A trainee briefs nobody. The exam is missing, or holds no more, in: ${named(disciplines)}.`,
  TOO_FEW_OPTIONS: ({ offered, needed }) =>
    `A briefing needs ${needed} options that still hold, leaving it as it is included; there are ${offered}.`,
  CONSEQUENCES_MISSING: ({ options }) =>
    `No consequence is predicted for: ${list(options)}. Predict one for each at least.`,
  TECHNICAL_CONSEQUENCE_MISSING: ({ options }) =>
    `A workaround has technical consequences. Predict one for: ${list(options)}.`,
  NOT_A_DECIDER: () =>
    "Only deciders of the project's client can be briefed, decide and sign. Name one whose word you record in onBehalfOf, and leave signatures to them.",
  NOT_ADDRESSED: () => 'This briefing was sent to other deciders. Ask the manager to send one to you.',
  BRIEFING_STALE: ({ number }) =>
    `Something that briefing ${number} shows has changed since. The manager has to issue a new one.`,
  ALREADY_ACKNOWLEDGED: ({ number }) =>
    `Briefing ${number} was acknowledged already: that can't be refused any more. Raise an objection instead.`,
} satisfies Partial<Wording>;
