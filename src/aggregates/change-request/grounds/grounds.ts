import { handleBy, type Handlers, type MessageOf } from '../../../kernel/message.js';
import { whyTooEarly } from '../../../kernel/stated-time.js';
import type { ChangeRequestCommands } from '../commands.js';
import { type ChangeRequestContext, whyNotAssessed } from '../context.js';
import { type Instant, isBefore } from '../instant.js';
import { choiceObserved } from '../observation/carried-out.js';
import type { ChangeRequest } from '../state.js';
import type { Ground } from './said.js';

interface Resting {
  readonly what:
    | Ground
    | 'request'
    | 'question'
    | 'briefing'
    | 'objection'
    | 'decision'
    | 'implementation'
    | 'delivery'
    | 'payment'
    | 'observation'
    | 'dispute';
  readonly at: Instant;
}

type Grounds = readonly Resting[];

const nothing = (): Grounds => [];

const saidOf = (what: Ground, { said }: ChangeRequest, ids?: readonly string[]): Grounds =>
  said.filter((one) => one.what === what && (ids?.includes(one.id) ?? true));

const latestBriefing = (_: unknown, { briefing }: ChangeRequest): Grounds =>
  briefing ? [{ what: 'briefing', at: briefing.issuedAt }] : [];

const standingDecision = (_: unknown, { decision }: ChangeRequest): Grounds =>
  decision ? [{ what: 'decision', at: decision.madeAt }] : [];

/** Nothing goes out before it is thought through, and so nothing is thought through after it went out. */
const thoughtThrough = (state: ChangeRequest): Grounds => [
  ...saidOf('assessment', state),
  ...saidOf('formulation', state),
];

const theOption = ({ optionId }: { readonly optionId: string }, state: ChangeRequest): Grounds =>
  saidOf('option', state, [optionId]);

/** What is not thought through is offered since it was urgent. */
const atOnce = (state: ChangeRequest): Grounds => (whyNotAssessed(state) ? saidOf('mark', state) : []);

const offering = (offer: { readonly optionId: string }, state: ChangeRequest): Grounds => [
  ...theOption(offer, state),
  ...(state.kind === 'URGENT' ? atOnce(state) : thoughtThrough(state)),
];

/** All that a briefing shows, and what it shows no more. */
const shown = (state: ChangeRequest): Grounds => [
  ...saidOf('recommendation', state),
  ...saidOf('consequence', state),
  ...saidOf('option', state),
  ...saidOf('unknown', state),
  ...thoughtThrough(state),
];

/** What was chosen, as it was on offer, with what is accepted of it and the advice that is written down beside it. */
const chosen = (
  { optionId, mode, acceptedConsequences, supersedes }: Readonly<ChangeRequestCommands['MakeDecision']>,
  state: ChangeRequest,
): Grounds => [
  ...saidOf('option', state, [optionId]),
  ...saidOf('consequence', state, acceptedConsequences),
  ...saidOf('recommendation', state),
  ...(mode === 'URGENT' ? saidOf('mark', state) : []),
  ...(supersedes ? standingDecision(supersedes, state) : []),
];

/** Where nobody starts without the decider's word, the one that came first. */
const wordOn = ({ decision, said }: ChangeRequest): Grounds => {
  const { id, toConfirm = false, toSign = false } = decision ?? {};
  const words = said.filter(
    (one) => one.id === id && (one.what === 'signature' || (!toSign && one.what === 'confirmation')),
  );
  return toConfirm || toSign ? words.slice(0, 1) : [];
};

const latestDelivery = (_: unknown, { deliveries }: ChangeRequest): Grounds =>
  deliveries.slice(-1).map(({ at }) => ({ what: 'delivery', at }));

const observing = (
  { observationId, consequenceId }: { readonly observationId: string; readonly consequenceId?: string },
  state: ChangeRequest,
): Grounds => [
  ...state.observations
    .filter(({ id }) => id === observationId)
    .map(({ at }) => ({ what: 'observation' as const, at })),
  ...(consequenceId === undefined ? [] : saidOf('consequence', state, [consequenceId])),
];

/**
 * What each command rests on beside the wish: nothing is stated to have happened before that. As a table, so that no command
 * is forgotten. What a decider had been told in which mode, `decision/rules` say.
 */
const restsOn: Handlers<ChangeRequestCommands, [ChangeRequest, ChangeRequestContext], Grounds> = {
  ReceiveRequest: nothing,
  ImportRecord: nothing,
  AddAttachment: nothing,
  CorrectWish: nothing,
  MarkUrgent: nothing,
  AskClarification: nothing,
  AnswerClarification: ({ questionId }, { questions }) =>
    Object.hasOwn(questions, questionId) ? [{ what: 'question', at: questions[questionId]?.askedAt }] : [],
  FormulateRequest: (_, state) => [...saidOf('answer', state), ...saidOf('formulation', state)],
  AssessFeasibility: (_, state) => saidOf('formulation', state),
  OfferOption: offering,
  ReviseOption: offering,
  WithdrawOption: theOption,
  PredictConsequence: theOption,
  RecommendOption: ({ optionId, others }, state) =>
    saidOf('option', state, [optionId, ...others.map((other) => other.optionId)]),
  DeclareUnknown: nothing,
  ResolveUnknown: ({ unknownId }, state) => saidOf('unknown', state, [unknownId]),
  IssueBriefing: (_, state) => [...shown(state), ...latestBriefing(_, state), ...standingDecision(_, state)],
  OpenBriefing: latestBriefing,
  AcknowledgeBriefing: latestBriefing,
  RefuseAcknowledgement: latestBriefing,
  RecordSilence: latestBriefing,
  RecordDecisionSilence: standingDecision,
  // One that is said to have come before the decision is not about it.
  RaiseObjection: nothing,
  AnswerObjection: ({ objectionId }, { objections }) =>
    objections.filter(({ id }) => id === objectionId).map(({ raisedAt: at }) => ({ what: 'objection', at })),
  DeferDecision: nothing,
  WakeRequest: (_, state) => saidOf('deferral', state),
  DeclineRequest: nothing,
  WithdrawRequest: nothing,
  AddNote: nothing,
  MakeDecision: chosen,
  ConfirmDecision: standingDecision,
  DenyDecision: standingDecision,
  SignDecision: standingDecision,
  SupersedeDecision: (_, state, { later }) => [
    ...standingDecision(_, state),
    { what: 'decision', at: later?.decision?.madeAt },
  ],
  StartImplementation: (_, state) => [...wordOn(state), ...standingDecision(_, state)],
  DeliverImplementation: (_, state) => [
    { what: 'implementation', at: state.startedAt },
    ...latestDelivery(_, state),
  ],
  AcceptDelivery: latestDelivery,
  RejectDelivery: latestDelivery,
  AgreePayment: standingDecision,
  // The client may have paid before.
  RecordPayment: nothing,
  CorrectPayment: ({ paymentId }, { payments, agreed, decision }) =>
    (paymentId === undefined
      ? agreed.filter(({ decisionId }) => decisionId === decision?.id)
      : payments.filter(({ id }) => id === paymentId)
    ).map(({ at }) => ({ what: 'payment', at })),
  ObserveConsequence: (observation, state) => [
    { what: 'decision', at: choiceObserved(state, observation.consequenceId)?.madeAt },
    ...observing(observation, state),
  ],
  CorrectObservation: observing,
  DisputeAttribution: observing,
  ResolveDispute: ({ disputeId }, { disputes }) =>
    disputes.filter(({ id }) => id === disputeId).map(({ at }) => ({ what: 'dispute', at })),
  CloseRequest: (_, state) => [
    ...saidOf('acceptance', state),
    ...latestDelivery(_, state),
    ...standingDecision(_, state),
  ],
};

const groundsOf = handleBy(restsOn);

/** The last of them; of those at the same instant the one that is named first. */
const lastOf = (grounds: Grounds): Resting | undefined =>
  grounds.reduce<Resting | undefined>(
    (last, one) =>
      one.at !== undefined && (last?.at === undefined || isBefore(last.at, one.at)) ? one : last,
    undefined,
  );

/** Whatever was entered when: nothing happened before what it rests on, and nothing about a wish before it was uttered. */
export const whyBeforeItsGrounds = (
  command: MessageOf<ChangeRequestCommands>,
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const grounds = groundsOf(command, state, context);
  const last = lastOf([...grounds, { what: 'request', at: state.receivedAt }]);
  return last && whyTooEarly(context, last.at, last.what);
};
