import { type Folding, outdated, recorded } from './folding.js';

export const unknownFold: Folding<'UnknownDeclared' | 'UnknownResolved'> = {
  UnknownDeclared: (row, fact) => {
    const { unknownId: id, ...unknown } = fact.data;
    const unknowns = [...row.unknowns, { id, ...unknown, ...recorded(fact) }];
    return outdated({ ...row, unknowns }, fact);
  },

  UnknownResolved: (row, fact) => {
    const { unknownId, finding } = fact.data;
    const resolved = { finding, ...recorded(fact) };
    const unknowns = row.unknowns.map((unknown) =>
      unknown.id === unknownId ? { ...unknown, resolved } : unknown,
    );
    return outdated({ ...row, unknowns }, fact);
  },
};
