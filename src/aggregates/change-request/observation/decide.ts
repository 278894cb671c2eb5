import { refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { isOfClient, speakerIn } from '../people.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { choiceObserved } from './carried-out.js';
import type { ObservationCommands, Observing } from './commands.js';

/** What came is measured against what was predicted of an option that was chosen, or was foreseen by nobody. */
const whyNotMeasured = ({ outcome, consequenceId }: Observing, state: ChangeRequest, before?: string) => {
  if (consequenceId === undefined)
    return outcome === 'UNFORESEEN' ? undefined : refuse('PREDICTION_MISSING', { outcome });
  if (outcome === 'UNFORESEEN') return refuse('FORESEEN', { consequenceId });
  // What was observed while it was chosen is put right against the same prediction, even if the choice was disowned since.
  return consequenceId === before || choiceObserved(state, consequenceId)
    ? undefined
    : refuse('UNKNOWN_CONSEQUENCE', { consequences: [consequenceId] });
};

/** Colleagues may put right what one of them said; the other side says what it saw itself. */
const onOneSide = (one: string | undefined, other: string, context: ChangeRequestContext) =>
  one !== undefined && isOfClient(one, context) === isOfClient(other, context);

/** What came of a decision, put right where it was said wrongly, and who does not agree on who answers for it. */
export const decideObservation: CommandHandlers<ObservationCommands> = {
  ObserveConsequence: (observation, state, context) => {
    const early = unlessStanding(state, 'ObserveConsequence');
    if (early) return early;
    const { observationId } = observation;
    if (state.observations.some(({ id }) => id === observationId))
      return refuse('ALREADY_EXISTS', { what: 'observation' });
    return (
      whyNotMeasured(observation, state) ?? [
        { type: 'ConsequenceObserved', data: { ...observation, observedBy: speakerIn(context) } },
      ]
    );
  },

  CorrectObservation: (correction, state, context) => {
    const early = unlessStanding(state, 'CorrectObservation');
    if (early) return early;
    const correctedBy = speakerIn(context);
    const observed = state.observations.find(({ id }) => id === correction.observationId);
    if (!observed) return refuse('NOT_FOUND', { what: 'observation' });
    if (!onOneSide(observed.by, correctedBy, context))
      return refuse('NOT_YOURS_TO_CORRECT', { observedBy: observed.by ?? '' });
    return (
      whyNotMeasured(correction, state, observed.consequenceId) ?? [
        { type: 'ObservationCorrected', data: { ...correction, correctedBy } },
      ]
    );
  },

  DisputeAttribution: ({ disputeId, observationId, grounds }, state, context) => {
    const early = unlessStanding(state, 'DisputeAttribution');
    if (early) return early;
    const observed = state.observations.find(({ id }) => id === observationId);
    if (!observed) return refuse('NOT_FOUND', { what: 'observation' });
    if (state.disputes.some(({ id }) => id === disputeId))
      return refuse('ALREADY_EXISTS', { what: 'dispute' });
    const disputedBy = speakerIn(context);
    return [{ type: 'AttributionDisputed', data: { disputeId, observationId, grounds, disputedBy } }];
  },

  ResolveDispute: ({ disputeId, ruling }, state, context) => {
    const early = unlessStanding(state, 'ResolveDispute');
    if (early) return early;
    const dispute = state.disputes.find(({ id }) => id === disputeId);
    if (!dispute) return refuse('NOT_FOUND', { what: 'dispute' });
    if (dispute.resolved) return refuse('DISPUTE_RESOLVED', { disputeId });
    const resolvedBy = context.actor.id;
    return [{ type: 'DisputeResolved', data: { disputeId, ruling, resolvedBy } }];
  },
};
