import type { WishState } from './state.js';

/** Ids of the questions that nobody has answered yet. */
export const openQuestions = ({ questions }: Pick<WishState, 'questions'>): string[] =>
  Object.entries(questions)
    .filter(([, { answered }]) => !answered)
    .map(([id]) => id);
