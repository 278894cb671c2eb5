import type { Instant } from '../instant.js';
import type { ChangeRequest } from '../state.js';

interface Choice {
  readonly chosen: readonly string[];
  readonly madeAt: Instant;
}

/** All that was decided, the first first: what was reconsidered may have been carried out before. */
const choicesIn = ({ earlierDecisions, decision }: ChangeRequest): readonly Choice[] => [
  ...earlierDecisions,
  ...(decision ? [decision] : []),
];

const optionOf = ({ options }: ChangeRequest, consequenceId: string) =>
  options.find(({ consequences }) => consequences.some(({ id }) => id === consequenceId))?.optionId;

/** Some imported records don't say which of the options was chosen: then it may have been any. */
const mayBeOf = ({ chosen }: Choice, optionId: string) => chosen.length === 0 || chosen.includes(optionId);

/**
 * The first decision that what is observed can have come of; what nobody predicted can have come of any. `undefined` for
 * what was predicted of an option that nobody chose, or of none.
 */
export const choiceObserved = (state: ChangeRequest, consequenceId?: string): Choice | undefined => {
  const choices = choicesIn(state);
  if (consequenceId === undefined) return choices[0];
  const optionId = optionOf(state, consequenceId);
  return optionId === undefined ? undefined : choices.find((choice) => mayBeOf(choice, optionId));
};
