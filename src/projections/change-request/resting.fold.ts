import { type Folding, recorded } from './folding.js';

export const restingFold: Folding<'RequestDeclined'> = {
  RequestDeclined: (row, fact) => ({ ...row, declined: { ...fact.data, ...recorded(fact) } }),
};
