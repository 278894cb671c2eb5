import { refuse } from '../../../kernel/decider.js';
import type { CommandHandlers } from '../context.js';
import { unlessStanding } from '../standing.js';
import type { UnknownCommands } from './commands.js';

/** What can't be found out yet, and what has been since. */
export const decideUnknowns: CommandHandlers<UnknownCommands> = {
  DeclareUnknown: (unknown, state) => {
    const early = unlessStanding(state, 'DeclareUnknown');
    if (early) return early;
    if (state.unknowns.some(({ unknownId }) => unknownId === unknown.unknownId))
      return refuse('ALREADY_EXISTS', { what: 'unknown' });
    return [{ type: 'UnknownDeclared', data: unknown }];
  },

  ResolveUnknown: ({ unknownId, finding }, state) => {
    const early = unlessStanding(state, 'ResolveUnknown');
    if (early) return early;
    const unknown = state.unknowns.find((declared) => declared.unknownId === unknownId);
    if (!unknown) return refuse('NOT_FOUND', { what: 'unknown' });
    if (unknown.resolved) return refuse('UNKNOWN_RESOLVED', { unknownId });
    return [{ type: 'UnknownResolved', data: { unknownId, finding } }];
  },
};
