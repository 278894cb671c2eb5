import { type Evolving, outdated } from '../evolving.js';
import type { UnknownEvents } from './events.js';

export const evolveUnknowns: Evolving<UnknownEvents> = {
  UnknownDeclared: (unknown, state) =>
    outdated({ ...state, unknowns: [...state.unknowns, { ...unknown, resolved: false }] }),

  UnknownResolved: ({ unknownId }, state) =>
    outdated({
      ...state,
      unknowns: state.unknowns.map((unknown) =>
        unknown.unknownId === unknownId ? { ...unknown, resolved: true } : unknown,
      ),
    }),
};
