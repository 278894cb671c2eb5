import type { OfferedOption } from './change-request.row.js';
import { type Folding, outdated, recorded } from './folding.js';

export const optionFold: Folding<
  'OptionOffered' | 'OptionRevised' | 'OptionWithdrawn' | 'ConsequencePredicted' | 'OptionRecommended'
> = {
  OptionOffered: (row, fact) => {
    const { optionId: id, leaveAsIs = false, ...terms } = fact.data;
    const { by: offeredBy, ...moment } = recorded(fact);
    const option = { id, leaveAsIs, ...terms, offeredBy, ...moment, consequences: [], revisions: [] };
    return outdated({ ...row, options: [...row.options, option] }, fact);
  },

  OptionRevised: (row, fact) => {
    const { optionId: id, ...terms } = fact.data;
    const options = row.options.map((option): OfferedOption => {
      if (option.id !== id) return option;
      const { leaveAsIs, offeredBy, occurredAt, recordedAt, consequences, revisions } = option;
      const kept = { leaveAsIs, offeredBy, occurredAt, recordedAt, consequences };
      return { id, ...terms, ...kept, revisions: [...revisions, recorded(fact)] };
    });
    return outdated({ ...row, options }, fact);
  },

  OptionWithdrawn: ({ recommendation, ...row }, fact) => {
    const { optionId, why } = fact.data;
    const options = row.options.map((option) =>
      option.id === optionId ? { ...option, withdrawn: { why, ...recorded(fact) } } : option,
    );
    const stands = recommendation && recommendation.optionId !== optionId;
    return outdated({ ...row, options, ...(stands && { recommendation }) }, fact);
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
