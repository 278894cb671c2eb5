import { type Evolving, outdated } from '../evolving.js';
import type { OptionEvents } from './events.js';

export const evolveOptions: Evolving<OptionEvents> = {
  OptionOffered: (option, state) =>
    outdated({ ...state, options: [...state.options, { ...option, consequences: [] }] }),

  OptionRevised: (terms, state) =>
    outdated({
      ...state,
      options: state.options.map((option) =>
        option.optionId === terms.optionId ? { ...terms, consequences: option.consequences } : option,
      ),
    }),

  OptionWithdrawn: ({ optionId }, { recommendation, ...state }) =>
    outdated({
      ...state,
      // Advice to take what is no longer offered falls with it.
      ...(recommendation && recommendation.optionId !== optionId && { recommendation }),
      options: state.options.map((option) =>
        option.optionId === optionId ? { ...option, withdrawn: true } : option,
      ),
    }),

  ConsequencePredicted: ({ optionId, consequenceId, ...prediction }, state) =>
    outdated({
      ...state,
      options: state.options.map((option) =>
        option.optionId === optionId
          ? { ...option, consequences: [...option.consequences, { id: consequenceId, ...prediction }] }
          : option,
      ),
    }),

  OptionRecommended: (recommendation, state) => outdated({ ...state, recommendation }),
};
