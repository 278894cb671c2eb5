import { isRefusal, refuse } from '../../../../kernel/decider.js';
import type { ChangeRequestContext } from '../../context.js';
import { whyNotDeciders } from '../../people.js';
import { unlessStanding } from '../../standing.js';
import type { ChangeRequest } from '../../state.js';
import { whyDenied, whySuperseded } from './superseding.js';

type OnDecision = 'SignDecision' | 'ConfirmDecision' | 'DenyDecision';

/** The standing decision, by its digest, in the hands of whoever made it or is said to have made it. */
export const ownDecision = (
  { command, digest }: { readonly command: OnDecision; readonly digest: string },
  state: ChangeRequest,
  { actor }: ChangeRequestContext,
) => {
  const is = (one: { readonly digest: string }) => one.digest === digest;
  const early = whySuperseded(state, is) ?? whyDenied(state, is) ?? unlessStanding(state, command);
  if (early) return early;
  const { decision } = state;
  if (!decision) return refuse('NOT_FOUND', { what: 'decision' as const });
  const { decidedBy } = decision;
  if (!decidedBy.includes(actor.id)) return refuse('NOT_THE_DECIDER', { decidedBy });
  return digest === decision.digest ? decision : refuse('DIGEST_MISMATCH', { expected: decision.digest });
};

/** The same in the hands of somebody who is a decider still. */
export const ownDecisionToStandBy = (
  named: { readonly command: 'SignDecision' | 'ConfirmDecision'; readonly digest: string },
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const decision = ownDecision(named, state, context);
  return isRefusal(decision) ? decision : (whyNotDeciders([context.actor.id], context) ?? decision);
};
