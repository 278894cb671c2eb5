import { isRefusal, refuse } from '../../../kernel/decider.js';
import type { MessageOf } from '../../../kernel/message.js';
import { whyNotBriefedBy } from '../briefing/briefable.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { touchedIn } from '../touched.js';
import { speakerIn } from '../people.js';
import { whyObjectedTo } from '../objections/to-decision.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { DecisionCommands, GivenSignature } from './commands.js';
import type { DecisionEvents } from './events.js';
import { type Authorised, recordOf } from './record.js';
import { givenFor, studioDecides, whyNotDelegated } from './rules/authority.js';
import { whyOverBudget } from './rules/budget.js';
import { ownDecision, ownDecisionToStandBy } from './rules/own-decision.js';
import { whatIsNotAccepted } from './rules/accepting.js';
import { type Choice, choiceOf } from './rules/informed.js';
import {
  laterDecision,
  whyDenied,
  whyNotInItsPlace,
  whyNotReconsidered,
  whySuperseded,
} from './rules/superseding.js';
import { whyNotTheirs } from './rules/who-decides.js';
import type { StandingDecision } from './state.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Event = MessageOf<DecisionEvents>;

/** The entry of the project's ledger that was written for this. */
const keptIn = ({ commitment }: ChangeRequestContext) => ({
  ...(commitment !== undefined && { commitment }),
});

const signedOf = (
  { id: decisionId, digest }: Pick<StandingDecision, 'id' | 'digest'>,
  { printedName, meaning }: GivenSignature,
  signedBy: string,
): MessageOf<Pick<DecisionEvents, 'DecisionSigned'>> => ({
  type: 'DecisionSigned',
  data: { decisionId, digest, signedBy, printedName, meaning },
});

/** The choice; before it the end of the one it takes the place of, after it the signature given in the same act. */
const madeOf = (making: Making, choice: Authorised, context: ChangeRequestContext): Event[] => {
  const { decisionId, supersedes, signature } = making;
  const saidBy = speakerIn(context);
  const made = recordOf(making, choice, context);
  return [
    ...(supersedes
      ? [{ type: 'DecisionSuperseded' as const, data: { ...supersedes, saidBy, byDecisionId: decisionId } }]
      : []),
    { type: 'DecisionMade', data: made },
    ...(signature ? [signedOf({ id: decisionId, digest: made.digest }, signature, saidBy)] : []),
  ];
};

/** What it entails is accepted, and the budget has it. */
const whyNotOnTheseTerms = (choice: Choice, making: Making, context: ChangeRequestContext) =>
  whatIsNotAccepted(choice.option, choice.advice, making) ?? whyOverBudget(choice, making, context);

/** Deciding the very same again for the client is no answer to their objection. */
const whyNotAnswered = ({ option }: Choice, { decision, earlierDecisions, objections }: ChangeRequest) => {
  const before = [...(decision ? [decision] : []), ...earlierDecisions].filter(({ chosen }) =>
    chosen.includes(option.id),
  );
  return before
    .map((one) => whyObjectedTo({ decision: one, objections }))
    .find((refusal) => refusal !== undefined);
};

/**
 * Whoever decides for the studio is let do so by the agreement, and knows what it touches or has somebody by who does: as
 * whoever explains it.
 */
const whyNotForStudio = (
  { given, ...choice }: Authorised,
  state: ChangeRequest,
  context: ChangeRequestContext,
) =>
  studioDecides(context)
    ? (whyNotAnswered(choice, state) ??
      whyNotBriefedBy(context, touchedIn(state)?.disciplines ?? []) ??
      whyNotDelegated(given, state, context))
    : undefined;

/** Only a word that somebody else recorded can be disowned, and not once it was confirmed. */
const whyNotDeniable = ({
  id: decisionId,
  mode,
  toConfirm,
  confirmed,
  signedBy,
  decidedBy,
}: StandingDecision) => {
  if (!toConfirm) return refuse('NOTHING_TO_CONFIRM', { mode });
  return confirmed || decidedBy.some((id) => signedBy.includes(id))
    ? refuse('ALREADY_CONFIRMED', { decisionId })
    : undefined;
};

/** Who chose what on what authority, who confirmed and signed it, and what took its place. */
export const decideDecision: CommandHandlers<Omit<DecisionCommands, 'RecordDecisionSilence'>> = {
  MakeDecision: (making, state, context) => {
    const early =
      unlessStanding(state, 'MakeDecision') ??
      whyNotTheirs(making, state, context) ??
      whyNotInItsPlace(making, state);
    if (early) return early;
    const choice = choiceOf(making, state, context);
    if ('refused' in choice) return choice;
    const given = givenFor(choice.option, state, context);
    const refusal =
      whyNotReconsidered(choice, state) ??
      whyNotForStudio({ ...choice, given }, state, context) ??
      whyNotOnTheseTerms(choice, making, context);
    return refusal ?? madeOf(making, { ...choice, given }, context);
  },

  ConfirmDecision: ({ digest }, state, context) => {
    const decision = ownDecisionToStandBy({ command: 'ConfirmDecision', digest }, state, context);
    if (isRefusal(decision)) return decision;
    const { id: decisionId, mode, toConfirm, confirmed } = decision;
    if (confirmed) return [];
    if (!toConfirm) return refuse('NOTHING_TO_CONFIRM', { mode });
    const confirmedBy = context.actor.id;
    return [{ type: 'DecisionConfirmed', data: { decisionId, digest, confirmedBy, ...keptIn(context) } }];
  },

  DenyDecision: ({ digest, why }, state, context) => {
    const { id: deniedBy } = context.actor;
    if (state.deniedDecisions.some((one) => one.digest === digest && one.deniedBy === deniedBy)) return [];
    const decision = ownDecision({ command: 'DenyDecision', digest }, state, context);
    if (isRefusal(decision)) return decision;
    const { id: decisionId } = decision;
    const denied = { decisionId, digest, deniedBy, why, ...keptIn(context) };
    return whyNotDeniable(decision) ?? [{ type: 'DecisionDenied', data: denied }];
  },

  SignDecision: ({ digest, ...signature }, state, context) => {
    const decision = ownDecisionToStandBy({ command: 'SignDecision', digest }, state, context);
    if (isRefusal(decision)) return decision;
    const { id } = context.actor;
    if (decision.signedBy.includes(id)) return [];
    const signed = signedOf(decision, signature, id);
    return [{ ...signed, data: { ...signed.data, ...keptIn(context) } }];
  },

  SupersedeDecision: ({ decisionId, byRequestId, why }, state, context) => {
    const is = ({ id }: { readonly id: string }) => id === decisionId;
    const early =
      whySuperseded(state, is) ?? whyDenied(state, is) ?? unlessStanding(state, 'SupersedeDecision');
    if (early) return early;
    if (state.decision?.id !== decisionId) return refuse('NOT_FOUND', { what: 'decision' });
    const later = laterDecision(byRequestId, state, context);
    if (isRefusal(later)) return later;
    const saidBy = context.actor.id;
    return [
      {
        type: 'DecisionSuperseded',
        data: {
          decisionId,
          why,
          saidBy,
          byRequestId,
          byDecisionId: later.id,
          ...keptIn(context),
        },
      },
    ];
  },
};
