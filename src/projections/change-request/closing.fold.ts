import { type Folding, recorded } from './folding.js';

export const closingFold: Folding<'RequestClosed'> = {
  RequestClosed: (row, fact) => {
    const { closedBy, ...closing } = fact.data;
    return { ...row, closing: { ...closing, ...recorded(fact) } };
  },
};
