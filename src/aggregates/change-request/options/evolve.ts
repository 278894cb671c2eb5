import { type Evolving, outdated } from '../evolving.js';
import type { OptionEvents } from './events.js';

export const evolveOptions: Evolving<OptionEvents> = {
  OptionOffered: (option, state) =>
    outdated({ ...state, options: [...state.options, { ...option, consequences: [] }] }),

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
