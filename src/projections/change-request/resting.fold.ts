import { type Folding, recorded } from './folding.js';

export const restingFold: Folding<
  'DecisionDeferred' | 'RequestWoken' | 'RequestDeclined' | 'RequestWithdrawn'
> = {
  DecisionDeferred: (row, fact) => ({
    ...row,
    deferrals: [...row.deferrals, { ...fact.data, ...recorded(fact) }],
  }),

  RequestWoken: (row, fact) => {
    const { wokenBy, ...said } = fact.data;
    const woken = { ...said, ...recorded(fact) };
    return {
      ...row,
      deferrals: row.deferrals.map((deferral) => (deferral.woken ? deferral : { ...deferral, woken })),
    };
  },

  RequestDeclined: (row, fact) => ({ ...row, declined: { ...fact.data, ...recorded(fact) } }),

  RequestWithdrawn: (row, fact) => ({ ...row, withdrawal: { ...fact.data, ...recorded(fact) } }),
};
