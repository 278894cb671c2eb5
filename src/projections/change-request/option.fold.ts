import { type Folding, outdated, recorded } from './folding.js';

export const optionFold: Folding<'OptionOffered' | 'ConsequencePredicted' | 'OptionRecommended'> = {
  OptionOffered: (row, fact) => {
    const { optionId: id, leaveAsIs = false, ...terms } = fact.data;
    const { by: offeredBy, ...moment } = recorded(fact);
    const option = { id, leaveAsIs, ...terms, offeredBy, ...moment, consequences: [] };
    return outdated({ ...row, options: [...row.options, option] }, fact);
  },

  ConsequencePredicted: (row, fact) => {
    const { consequenceId: id, optionId, ...prediction } = fact.data;
    const { by: predictedBy, ...moment } = recorded(fact);
    const predicted = { id, ...prediction, predictedBy, ...moment };
    const options = row.options.map((option) =>
      option.id === optionId ? { ...option, consequences: [...option.consequences, predicted] } : option,
    );
    return outdated({ ...row, options }, fact);
  },

  OptionRecommended: (row, fact) =>
    outdated({ ...row, recommendation: { ...fact.data, ...recorded(fact) } }, fact),
};
