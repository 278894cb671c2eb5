import { refuse } from '../../../kernel/decider.js';
import type { CommandHandlers } from '../context.js';
import { owedBy } from '../decision/state.js';
import { unlessStanding } from '../standing.js';
import { type ChangeRequest, statusOf } from '../state.js';
import type { ClosingCommands } from './commands.js';

/** Where nothing was to be done, deciding was all; otherwise the client has taken what was made. */
const whyNotDone = (state: ChangeRequest) => {
  const from = statusOf(state);
  return from === 'DECIDED' && !state.decision?.option?.leaveAsIs
    ? refuse('INVALID_TRANSITION', { from, allowed: ['ACCEPTED' as const] })
    : undefined;
};

const whyOwing = ({ decision }: ChangeRequest) => {
  const owed = decision ? owedBy(decision) : [];
  return owed.length > 0 ? refuse('CLOSING_BLOCKED', { owed }) : undefined;
};

/** Whoever claims to know what became of a goal says by which value of its measure. */
const whyNotMeasured = (
  { outcome, measured }: Readonly<ClosingCommands['CloseRequest']>,
  { formulation }: ChangeRequest,
) => {
  const measure = formulation?.goal?.measure;
  return measure !== undefined && outcome !== 'UNKNOWN' && measured === undefined
    ? refuse('MEASURED_VALUE_MISSING', { measure })
    : undefined;
};

/** What a request came to, against its goal. */
export const decideClosing: CommandHandlers<ClosingCommands> = {
  CloseRequest: (closing, state, { actor }) => {
    const refusal =
      unlessStanding(state, 'CloseRequest') ??
      whyNotDone(state) ??
      whyOwing(state) ??
      whyNotMeasured(closing, state);
    return refusal ?? [{ type: 'RequestClosed', data: { ...closing, closedBy: actor.id } }];
  },
};
