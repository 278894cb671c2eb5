import { apiEnum } from './enums.js';

export const GivenDecisionModeEnum = apiEnum('GivenDecisionMode', 'How a decision is made here.', {
  WRITTEN: 'By the decider themselves, after an acknowledged briefing.',
  SIGNED: 'The same, signed in the same act.',
  VERBAL: 'A decider said it elsewhere, and a manager records it; to be confirmed.',
  URGENT: 'Before any briefing, which is owed afterwards. Only for an urgent request.',
});

export const SkippedEnum = apiEnum('SkippedStep', 'What a decision was made without. It says so for ever.', {
  BRIEFING: 'No briefing showed what was chosen.',
  ACKNOWLEDGEMENT: 'The decider had not acknowledged the briefing.',
});

export const OwedEnum = apiEnum('OwedStep', 'What a decision still owes.', {
  BRIEFING: 'A briefing that shows what was chosen.',
  ACKNOWLEDGEMENT: "The decider's acknowledgement of such a briefing.",
  CONFIRMATION: 'That the decider confirms what somebody else recorded.',
  SIGNATURE: "The decider's signature: the price is above the configured one.",
});

export const GoalOutcomeEnum = apiEnum('GoalOutcome', 'What became of the goal.', {
  REACHED: 'It was reached.',
  PARTLY: 'It was reached in part.',
  MISSED: 'It was not reached.',
  UNKNOWN: 'Nobody can tell.',
});
