import { isRefusal, refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { owedBy } from '../decision/state.js';
import { whyObjectedTo } from '../objections/to-decision.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { speakerIn, whyNotDecidersWord } from '../people.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { ImplementationCommands } from './commands.js';

/** Nobody starts on what isn't to be done, on a word nobody confirmed, or unsigned above the configured price. */
const whyNotToStart = (decision: NonNullable<ChangeRequest['decision']>) => {
  const { id: decisionId, option, signatureAbove: above } = decision;
  const owed = owedBy(decision);
  if (option?.leaveAsIs) return refuse('NOTHING_TO_IMPLEMENT', { decisionId });
  if (owed.includes('CONFIRMATION')) return refuse('CONFIRMATION_MISSING', { decisionId });
  return owed.includes('SIGNATURE')
    ? refuse('SIGNATURE_MISSING', { decisionId, ...(above && { above }) })
    : undefined;
};

/** What began before the project came to rest can still be recorded. */
const whyResting = ({ project, occurredAt }: ChangeRequestContext) => {
  const since = project?.pausedSince;
  return since !== undefined && Date.parse(occurredAt) >= Date.parse(since)
    ? refuse('PROJECT_PAUSED', { since })
    : undefined;
};

/** Each acceptance criterion is judged, and what isn't met is a deviation that is declared, not discovered. */
const whyNotJudged = (
  { criteria, deviations }: Readonly<ImplementationCommands['DeliverImplementation']>,
  { formulation }: ChangeRequest,
) => {
  const known = formulation?.acceptanceCriteria ?? [];
  const judged = criteria.map(({ criterion }) => criterion);
  const unknown = judged.filter((criterion) => !known.includes(criterion));
  if (unknown.length > 0) return refuse('UNKNOWN_CRITERION', { criteria: unknown });
  const twice = whyNamedTwice(judged);
  if (twice) return twice;
  const left = known.filter((criterion) => !judged.includes(criterion));
  if (left.length > 0) return refuse('CRITERIA_NOT_JUDGED', { criteria: left });
  const unmet = criteria.filter(({ met }) => !met).map(({ criterion }) => criterion);
  return unmet.length > 0 && deviations.length === 0
    ? refuse('DEVIATION_NOT_DECLARED', { criteria: unmet })
    : undefined;
};

type OnDelivery = 'AcceptDelivery' | 'RejectDelivery';

/** The latest delivery, spoken of by a decider. */
const whyNotJudgeable = (
  { command, deliveryId }: { readonly command: OnDelivery; readonly deliveryId: string },
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const early = unlessStanding(state, command) ?? whyNotDecidersWord(context);
  if (early) return early;
  const latest = state.deliveries.at(-1);
  if (latest?.id === deliveryId) return undefined;
  return latest && state.deliveries.some(({ id }) => id === deliveryId)
    ? refuse('DELIVERY_REPLACED', { deliveryId, latest: latest.id })
    : refuse('NOT_FOUND', { what: 'delivery' as const });
};

const standingDecision = (state: ChangeRequest, command: keyof ImplementationCommands) =>
  unlessStanding(state, command) ?? state.decision ?? refuse('NOT_FOUND', { what: 'decision' as const });

/** What is made of a choice, and whether the client takes it. */
export const decideImplementation: CommandHandlers<ImplementationCommands> = {
  StartImplementation: (_, state, context) => {
    const decision = standingDecision(state, 'StartImplementation');
    if (isRefusal(decision)) return decision;
    const refusal = whyNotToStart(decision) ?? whyResting(context) ?? whyObjectedTo(state);
    return refusal ?? [{ type: 'ImplementationStarted', data: { decisionId: decision.id } }];
  },

  DeliverImplementation: (delivery, state, context) => {
    const decision = standingDecision(state, 'DeliverImplementation');
    if (isRefusal(decision)) return decision;
    if (state.deliveries.some(({ id }) => id === delivery.deliveryId))
      return refuse('ALREADY_EXISTS', { what: 'delivery' });
    const refusal = whyNotJudged(delivery, state);
    const number = state.deliveries.length + 1;
    const deliveredBy = context.actor.id;
    return (
      refusal ?? [
        {
          type: 'ImplementationDelivered',
          data: { ...delivery, decisionId: decision.id, number, deliveredBy },
        },
      ]
    );
  },

  AcceptDelivery: ({ deliveryId, words }, state, context) => {
    const refusal = whyNotJudgeable({ command: 'AcceptDelivery', deliveryId }, state, context);
    const acceptedBy = speakerIn(context);
    return (
      refusal ?? [
        {
          type: 'DeliveryAccepted',
          data: { deliveryId, acceptedBy, ...(words !== undefined && { words }) },
        },
      ]
    );
  },

  RejectDelivery: ({ deliveryId, missing }, state, context) => {
    const refusal = whyNotJudgeable({ command: 'RejectDelivery', deliveryId }, state, context);
    const rejectedBy = speakerIn(context);
    return refusal ?? [{ type: 'DeliveryRejected', data: { deliveryId, rejectedBy, missing } }];
  },
};
