import { refuse } from '../../../kernel/decider.js';
import { type BriefedOption, stanceOf } from '../briefing/briefing-content.js';
import { decisionContent } from './decision-content.js';
import type { DecisionCommands } from './commands.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { whyTooEarly } from '../../../kernel/stated-time.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { whyLapsed } from '../options/validity.js';
import type { Prediction } from '../vocabulary.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Briefing = NonNullable<ChangeRequest['briefing']>;

const isDecider = ({ actor, client }: ChangeRequestContext) =>
  Object.hasOwn(client.contacts, actor.id) && client.contacts[actor.id] === 'DECIDER';

/** Rule 1: the option stands in the latest briefing, nothing has changed since, and this decider has acknowledged it. */
const whyNotInformed = (option: BriefedOption, briefing: Briefing, context: ChangeRequestContext) => {
  const { actor, now } = context;
  const { number, digest, fresh, acknowledged } = briefing;
  if (!fresh) return refuse('BRIEFING_STALE', { number });
  const lapsed = whyLapsed(option.id, option.validUntil, now);
  if (lapsed) return lapsed;
  const own = acknowledged.find(({ by }) => by === actor.id);
  return own
    ? whyTooEarly(context, own.at, 'acknowledgement')
    : refuse('BRIEFING_NOT_ACKNOWLEDGED', { number, digest });
};

/** An imported prediction may be bad without saying how bad: then it is taken for grave. */
const mayBeGrave = ({ valence, severity = 'HIGH' }: Prediction) => valence === 'BAD' && severity === 'HIGH';

/** Rule 3: whoever goes against advice, or takes a workaround, accepts each HIGH bad consequence and says why. */
const whatIsNotAccepted = (option: BriefedOption, { content }: Briefing, making: Making) => {
  const foreign = making.acceptedConsequences.filter((id) =>
    option.consequences.every((predicted) => predicted.id !== id),
  );
  if (foreign.length > 0) return refuse('UNKNOWN_CONSEQUENCE', { consequences: foreign });
  const twice = whyNamedTwice(making.acceptedConsequences);
  if (twice) return twice;
  if (stanceOf(content, [option.id]) !== 'DEVIATED' && option.soundness !== 'WORKAROUND') return undefined;
  const consequences = option.consequences
    .filter(mayBeGrave)
    .map(({ id }) => id)
    .filter((id) => !making.acceptedConsequences.includes(id));
  const reasonMissing = making.reason === undefined;
  return consequences.length > 0 || reasonMissing
    ? refuse('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing })
    : undefined;
};

const record = (making: Making, { number, digest }: Briefing, context: ChangeRequestContext) => {
  const { optionId, reason, ...rest } = making;
  const made = {
    ...rest,
    ...(reason && { reason: { ...reason, salt: context.salt } }),
    chosen: [optionId],
    decidedBy: [context.actor.id],
    mode: 'WRITTEN' as const,
    authority: {
      level: 'CLIENT_DECIDES' as const,
      basis: 'NO_AGREEMENT' as const,
      clientRevision: context.client.revision,
    },
    briefing: { number, digest },
  };
  return { ...made, digest: context.digestOf(decisionContent(context.requestId, made)) };
};

/** Who chose what on what authority, who signed it, and what came of it. */
export const decideDecision: CommandHandlers<DecisionCommands> = {
  MakeDecision: (making, state, context) => {
    const early = unlessStanding(state, 'MakeDecision');
    if (early) return early;
    if (!isDecider(context)) return refuse('NOT_A_DECIDER', { contacts: [context.actor.id] });
    const { briefing } = state;
    const option = briefing?.content.options.find((shown) => shown.id === making.optionId);
    if (!briefing || !option) return refuse('OPTION_NOT_OFFERED', { optionId: making.optionId });
    const refusal = whyNotInformed(option, briefing, context) ?? whatIsNotAccepted(option, briefing, making);
    return refusal ?? [{ type: 'DecisionMade', data: record(making, briefing, context) }];
  },

  SignDecision: ({ digest, printedName, meaning }, state, context) => {
    const { decision } = state;
    const { actor } = context;
    const early = unlessStanding(state, 'SignDecision');
    if (early) return early;
    if (!decision) return refuse('NOT_FOUND', { what: 'decision' });
    const { id: decisionId, decidedBy, signedBy } = decision;
    if (!decidedBy.includes(actor.id)) return refuse('NOT_THE_DECIDER', { decidedBy });
    if (digest !== decision.digest) return refuse('DIGEST_MISMATCH', { expected: decision.digest });
    if (signedBy.includes(actor.id)) return [];
    const tooEarly = whyTooEarly(context, decision.madeAt, 'decision');
    return (
      tooEarly ?? [
        {
          type: 'DecisionSigned',
          data: { decisionId, digest, signedBy: actor.id, printedName, meaning },
        },
      ]
    );
  },

  ObserveConsequence: (observation, state, { actor }) => {
    const early = unlessStanding(state, 'ObserveConsequence');
    if (early) return early;
    const observed = { ...observation, observedBy: actor.id };
    const { observationId, outcome, consequenceId } = observed;
    if (state.observations.includes(observationId)) return refuse('ALREADY_EXISTS', { what: 'observation' });
    if (consequenceId === undefined)
      return outcome === 'UNFORESEEN'
        ? [{ type: 'ConsequenceObserved', data: observed }]
        : refuse('PREDICTION_MISSING', { outcome });
    if (outcome === 'UNFORESEEN') return refuse('FORESEEN', { consequenceId });
    const predicted = state.options.flatMap(({ consequences }) => consequences.map(({ id }) => id));
    if (!predicted.includes(consequenceId))
      return refuse('UNKNOWN_CONSEQUENCE', { consequences: [consequenceId] });
    return [{ type: 'ConsequenceObserved', data: observed }];
  },
};
