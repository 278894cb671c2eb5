import { refuse } from './decider.js';

/** What is named twice in one list could be said to be two things. */
export const whyNamedTwice = (names: readonly string[]) => {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return twice.length > 0 ? refuse('NAMED_TWICE', { names: [...new Set(twice)] }) : undefined;
};
