import { refuse } from '../../../../kernel/decider.js';
import type { ChangeRequestContext } from '../../context.js';
import type { ChangeRequest } from '../../state.js';
import type { DecisionCommands } from '../commands.js';
import { isOfClient } from '../../people.js';
import { exceeding, isClients } from './authority.js';
import type { Choice } from './informed.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;

/** An old decision takes no signature and no confirmation any more, and can't be replaced again. */
export const whySuperseded = (
  { decision, earlierDecisions }: ChangeRequest,
  is: (one: { readonly id: string; readonly digest: string }) => boolean,
) => {
  const earlier = earlierDecisions.find(is);
  if (earlier)
    return refuse('DECISION_SUPERSEDED', { decisionId: earlier.id, byDecisionId: earlier.byDecisionId });
  if (!decision?.superseded || !is(decision)) return undefined;
  const { id: decisionId, byRequestId } = decision;
  return refuse('DECISION_SUPERSEDED', { decisionId, ...(byRequestId !== undefined && { byRequestId }) });
};

/** What was disowned was never decided. */
export const whyDenied = (
  { deniedDecisions }: ChangeRequest,
  is: (one: { readonly id: string; readonly digest: string }) => boolean,
) => {
  const denied = deniedDecisions.find(is);
  return denied && refuse('DECISION_DENIED', { decisionId: denied.id });
};

const isTaken = ({ decision, earlierDecisions, deniedDecisions }: ChangeRequest, decisionId: string) =>
  [...(decision ? [decision] : []), ...earlierDecisions, ...deniedDecisions].some(
    ({ id }) => id === decisionId,
  );

const whyNotReplaceable = (decisionId: string, state: ChangeRequest) => {
  const is = ({ id }: { readonly id: string }) => id === decisionId;
  const gone = whySuperseded(state, is) ?? whyDenied(state, is);
  if (gone) return gone;
  return state.decision?.id === decisionId ? undefined : refuse('NOT_FOUND', { what: 'decision' as const });
};

/** What was decided stands until a decision says that it takes its place. */
export const whyNotInItsPlace = ({ decisionId, supersedes }: Making, state: ChangeRequest) => {
  const { decision } = state;
  if (!supersedes && decision) return refuse('ALREADY_DECIDED', { decisionId: decision.id });
  return (
    (supersedes && whyNotReplaceable(supersedes.decisionId, state)) ??
    (isTaken(state, decisionId) ? refuse('ALREADY_EXISTS', { what: 'decision' as const }) : undefined)
  );
};

/** Reconsidering means having been told anew; only an urgent decision does without. */
export const whyNotReconsidered = ({ briefing }: Choice, { decision }: ChangeRequest) =>
  decision && briefing && briefing.number <= decision.latestBriefing
    ? refuse('BRIEFING_NOT_LATER', { number: briefing.number })
    : undefined;

/** Unknown times are nobody's to compare. */
const whyNotLater = (decidedAt: string | undefined, otherDecidedAt: string | undefined) =>
  decidedAt !== undefined &&
  otherDecidedAt !== undefined &&
  Date.parse(otherDecidedAt) < Date.parse(decidedAt)
    ? refuse('DECISION_NOT_LATER', { decidedAt, otherDecidedAt })
    : undefined;

type Later = NonNullable<NonNullable<ChangeRequestContext['later']>['decision']>;

/** What the client decided is replaced by nothing but the client's own word, here or elsewhere. */
const whyNotOfTheirs = (later: Later, state: ChangeRequest, context: ChangeRequestContext) => {
  if (!isClients(state, context)) return undefined;
  if (later.unconfirmed) return refuse('CONFIRMATION_MISSING', { decisionId: later.id });
  return later.decidedBy.some((id) => isOfClient(id, context))
    ? undefined
    : exceeding(undefined, state, context);
};

/** What is elsewhere answers like what isn't there. */
const laterHere = ({ project, later }: ChangeRequestContext) =>
  later?.projectId === project?.id ? later : undefined;

/** The other request's decision, where it stands and was made no earlier than this one. */
export const laterDecision = (byRequestId: string, state: ChangeRequest, context: ChangeRequestContext) => {
  const { requestId } = context;
  if (byRequestId === requestId) return refuse('SUPERSEDES_ITSELF', { requestId });
  const later = laterHere(context);
  if (!later) return refuse('NOT_FOUND', { what: 'request' as const });
  const { decision: other } = later;
  if (!other) return refuse('NOT_DECIDED_THERE', { requestId: byRequestId });
  return whyNotLater(state.decision?.madeAt, other.madeAt) ?? whyNotOfTheirs(other, state, context) ?? other;
};
