import {
  type ChangeRequestContext,
  hasLapsed,
  isOfClient,
  type LaterCommand,
  stillAwaited,
  whatOptionsLack,
  whyNotBriefedBy,
  whyNotSilent,
} from '../aggregates/change-request/index.js';
import type { Principal } from '../auth/principal.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import { awaitedIn } from '../projections/change-request/awaited.js';
import type { ChangeRequestRow, OfferedOption } from '../projections/change-request/change-request.row.js';
import { disciplinesIn } from '../projections/change-request/touched.js';

/** What is around a request, as far as commands ask about it. */
export interface Around extends Pick<
  ChangeRequestContext,
  'actorStages' | 'client' | 'mentors' | 'now' | 'silenceDays'
> {
  /** Since when the project rests, if it does. */
  readonly pausedSince?: string | undefined;
}

type Condition = (row: ChangeRequestRow, principal: Principal, around: Around) => AnyRefusal | undefined;

/** Where what is sent decides, nothing can be said before. */
const dependsOnInput: Condition = () => undefined;

const noOpenQuestion: Condition = ({ questions }) => {
  const open = questions.filter(({ answer }) => answer === undefined).map(({ id }) => id);
  return open.length > 0 ? refuse('QUESTIONS_OPEN', { questions: open }) : undefined;
};

const someOpenQuestion: Condition = (...asked) =>
  noOpenQuestion(...asked) ? undefined : refuse('NOT_FOUND', { what: 'question' });

/** A contact answers what their side owes; the studio may also write down what a contact said. */
const someQuestionToAnswer: Condition = (row, principal, around) => {
  const refusal = someOpenQuestion(row, principal, around);
  if (refusal || !isOfClient(principal.actor.id, around)) return refusal;
  const open = row.questions.filter(({ answer }) => answer === undefined);
  const [owedBy = ''] = open.map((question) => question.owedBy);
  return open.some((question) => isOfClient(question.owedBy, around))
    ? undefined
    : refuse('NOT_YOURS_TO_ANSWER', { owedBy });
};

const someOpenUnknown: Condition = ({ unknowns }) =>
  unknowns.some(({ resolved }) => resolved === undefined)
    ? undefined
    : refuse('NOT_FOUND', { what: 'unknown' });

const someOpenObjection: Condition = ({ objections }) =>
  objections.some(({ answer }) => answer === undefined)
    ? undefined
    : refuse('NOT_FOUND', { what: 'objection' });

/** To what was decided for the client. */
const noObjectionToDecision: Condition = ({ objections, decision }) => {
  const open = objections
    .filter(({ answer, decisionId }) => !answer && decisionId !== undefined && decisionId === decision?.id)
    .map(({ id }) => id);
  return open.length > 0 ? refuse('OBJECTION_OPEN', { objections: open }) : undefined;
};

const touchedBy = disciplinesIn;

const ownDisciplineTouched: Condition = (row, { disciplines }) => {
  if (row.formulations.length === 0) return refuse('NOT_FORMULATED', {});
  const touched = touchedBy(row);
  const [first = ''] = touched;
  return touched.some((code) => disciplines.includes(code))
    ? undefined
    : refuse('NOT_YOUR_DISCIPLINE', { discipline: first });
};

const everyDisciplineAssessed: Condition = (row) => {
  if (row.formulations.length === 0) return refuse('NOT_FORMULATED', {});
  const disciplines = touchedBy(row).filter(
    (touched) => !row.assessments.some(({ current, discipline }) => current && discipline === touched),
  );
  return disciplines.length > 0 ? refuse('DISCIPLINES_NOT_ASSESSED', { disciplines }) : undefined;
};

/** What was agreed beforehand waits for open questions only. */
const thoughtThrough: Condition = (row, ...asked) =>
  row.template && row.kind !== 'URGENT' && row.formulations.length === 0
    ? noOpenQuestion(row, ...asked)
    : everyDisciplineAssessed(row, ...asked);

/** What can be chosen, and what was chosen while it could be. */
const shownIn = ({ options, decision }: ChangeRequestRow, now: string): readonly OfferedOption[] =>
  options.filter(
    ({ id, withdrawn, validUntil }) =>
      (!withdrawn && !hasLapsed(validUntil, now)) ||
      (decision?.superseded === undefined && decision?.chosen.includes(id)),
  );

/** There is enough to choose from, and whoever briefs has come far enough to explain it. */
const briefable: Condition = (row, principal, around) =>
  thoughtThrough(row, principal, around) ??
  whyNotBriefedBy({ ...around, actor: principal.actor }, touchedBy(row)) ??
  whatOptionsLack(shownIn(row, around.now));

/** What is urgent is offered at once. */
const offerable: Condition = (row, ...asked) =>
  row.kind === 'URGENT' ? undefined : everyDisciplineAssessed(row, ...asked);

/** What was agreed beforehand may be offered for another while as it is. */
const revisable: Condition = (row, ...asked) =>
  row.options.some(({ fromTemplate }) => fromTemplate) ? undefined : offerable(row, ...asked);

const freshBriefing: Condition = ({ briefings }) => {
  const briefing = briefings.at(-1);
  if (!briefing) return refuse('NOT_FOUND', { what: 'briefing' });
  return briefing.stale ? refuse('BRIEFING_STALE', { number: briefing.number }) : undefined;
};

/** The latest briefing stands, nothing has changed since, and it was sent to whoever asks. */
const ownFreshBriefing: Condition = (row, principal, around) => {
  const briefing = row.briefings.at(-1);
  const refusal = freshBriefing(row, principal, around);
  if (refusal || !briefing) return refusal;
  const { actor } = principal;
  return briefing.deciders.includes(actor.id)
    ? undefined
    : refuse('NOT_ADDRESSED', { deciders: briefing.deciders });
};

/** Where all of these have acknowledged the latest briefing. */
const whyAcknowledged = ({ briefings }: ChangeRequestRow, ids: readonly string[]) => {
  const { number = 0, acknowledged = [] } = briefings.at(-1) ?? {};
  return ids.every((id) => acknowledged.some(({ by }) => by === id))
    ? refuse('ALREADY_ACKNOWLEDGED', { number })
    : undefined;
};

/** What was acknowledged isn't refused any more. */
const ownUnacknowledgedBriefing: Condition = (row, principal, around) => {
  const refusal = ownFreshBriefing(row, principal, around);
  return refusal ?? whyAcknowledged(row, [principal.actor.id]);
};

/** A manager records somebody else's word: whose, says the input, but somebody has to be left who may refuse. */
const briefingToRefuse: Condition = (row, principal, around) =>
  principal.actor.role === 'DECIDER'
    ? ownUnacknowledgedBriefing(row, principal, around)
    : (freshBriefing(row, principal, around) ?? whyAcknowledged(row, row.briefings.at(-1)?.deciders ?? []));

/** Somebody owes a word to the latest briefing, and the days to say it are over. */
const silentLongEnough: Condition = (row, principal, around) => {
  const refusal = freshBriefing(row, principal, around);
  const briefing = row.briefings.at(-1);
  if (refusal || !briefing || briefing.silence) return refusal;
  const words = stillAwaited(awaitedIn(row), { ...around, actor: principal.actor });
  const word = words.find(({ on }) => on === 'BRIEFING');
  return whyNotSilent(word, briefing.number, around);
};

const ownAcknowledgedBriefing: Condition = ({ briefings }, { actor }) => {
  const briefing = briefings.at(-1);
  if (!briefing) return refuse('OPTION_NOT_OFFERED', { optionId: '' });
  const { number, digest, stale, acknowledged } = briefing;
  if (stale) return refuse('BRIEFING_STALE', { number });
  return acknowledged.some(({ by }) => by === actor.id)
    ? undefined
    : refuse('BRIEFING_NOT_ACKNOWLEDGED', { number, digest });
};

const shownBriefing: Condition = (row, ...asked) =>
  row.briefings.length === 0 ? refuse('OPTION_NOT_OFFERED', { optionId: '' }) : freshBriefing(row, ...asked);

/**
 * A decider decides in writing unless they say otherwise, a manager for the studio or in the word of another; both on what
 * a briefing shows, and, where something is decided, on a later one. What is urgent is decided first.
 */
const briefingToDecideOn: Condition = (row, principal, around) => {
  if (row.kind === 'URGENT') return somethingOnOffer(row, principal, around);
  const decider = principal.actor.role === 'DECIDER';
  return (decider ? ownAcknowledgedBriefing : shownBriefing)(row, principal, around) ?? toldAnew(row);
};

const somethingOnOffer: Condition = (row, _, { now }) =>
  shownIn(row, now).length > 0 ? undefined : refuse('OPTION_NOT_OFFERED', { optionId: '' });

/** Deciding otherwise means having been told anew. */
const toldAnew = ({ briefings, decision }: ChangeRequestRow) => {
  const { number = 0 } = briefings.at(-1) ?? {};
  return decision && number <= decision.latestBriefing ? refuse('BRIEFING_NOT_LATER', { number }) : undefined;
};

const ownDecision: Condition = ({ decision }, { actor }) =>
  decision?.decidedBy.includes(actor.id)
    ? undefined
    : refuse('NOT_THE_DECIDER', { decidedBy: decision?.decidedBy ?? [] });

/** Whoever decided here themselves has nothing to confirm. */
const ownRecordedDecision: Condition = (row, ...asked) => {
  const refusal = ownDecision(row, ...asked);
  const { decision } = row;
  return refusal || !decision || decision.confirmed || decision.heardOver !== undefined
    ? refusal
    : refuse('NOTHING_TO_CONFIRM', { mode: decision.mode });
};

/** What was confirmed or signed stands. */
const ownUnconfirmedDecision: Condition = (row, ...asked) => {
  const refusal = ownDecision(row, ...asked);
  const { decision } = row;
  if (refusal || !decision) return refusal;
  if (decision.heardOver === undefined) return refuse('NOTHING_TO_CONFIRM', { mode: decision.mode });
  return decision.owed.includes('CONFIRMATION')
    ? undefined
    : refuse('ALREADY_CONFIRMED', { decisionId: decision.id });
};

const isLeftAsIs = ({ decision, options }: ChangeRequestRow) =>
  decision?.chosen.length === 1 &&
  options.some(({ id, leaveAsIs }) => leaveAsIs && decision.chosen.includes(id));

/** Something was decided on, and what has to be said before anybody starts on it has been. */
const readyToStart: Condition = (row, principal, around) => {
  const { id: decisionId = '' } = row.decision ?? {};
  if (isLeftAsIs(row)) return refuse('NOTHING_TO_IMPLEMENT', { decisionId });
  return owedBeforeStart(row) ?? goesOn(around) ?? noObjectionToDecision(row, principal, around);
};

const owedBeforeStart = ({ decision }: ChangeRequestRow) => {
  const { id: decisionId = '', owed = [], signatureAbove: above } = decision ?? {};
  if (owed.includes('CONFIRMATION')) return refuse('CONFIRMATION_MISSING', { decisionId });
  return owed.includes('SIGNATURE')
    ? refuse('SIGNATURE_MISSING', { decisionId, ...(above && { above }) })
    : undefined;
};

const goesOn = ({ pausedSince: since }: Around) =>
  since === undefined ? undefined : refuse('PROJECT_PAUSED', { since });

/** Where nothing was to be done, deciding was all; otherwise the client has taken what was made. Nothing is owed. */
const nothingLeftToDo: Condition = (row) => {
  const { status, decision } = row;
  if (status === 'DECIDED' && !isLeftAsIs(row))
    return refuse('INVALID_TRANSITION', { from: status, allowed: ['ACCEPTED'] });
  const owed = decision?.owed ?? [];
  return owed.length > 0 ? refuse('CLOSING_BLOCKED', { owed }) : undefined;
};

/** Of those who decide nothing, only whoever wished takes the wish back. */
const ownWish: Condition = ({ wish }, { actor }) =>
  actor.role === 'CONTRIBUTOR' && wish.from !== actor.id
    ? refuse('NOT_A_DECIDER', { contacts: [actor.id] })
    : undefined;

const someMoney: Condition = ({ payments: { agreed, received } }) =>
  agreed || received.length > 0 ? undefined : refuse('NOT_FOUND', { what: 'payment' });

const someObservation: Condition = ({ observations }) =>
  observations.length > 0 ? undefined : refuse('NOT_FOUND', { what: 'observation' });

const someOpenDispute: Condition = ({ disputes }) =>
  disputes.some(({ resolved }) => !resolved) ? undefined : refuse('NOT_FOUND', { what: 'dispute' });

/** What each command asks of the request before it looks at what was sent. A command without a row doesn't compile. */
export const requestConditions: Readonly<Record<LaterCommand, Condition>> = {
  AddAttachment: dependsOnInput,
  CorrectWish: dependsOnInput,
  MarkUrgent: dependsOnInput,
  AskClarification: dependsOnInput,
  AnswerClarification: someQuestionToAnswer,
  FormulateRequest: noOpenQuestion,
  AssessFeasibility: ownDisciplineTouched,
  OfferOption: offerable,
  ReviseOption: revisable,
  WithdrawOption: dependsOnInput,
  DeclareUnknown: dependsOnInput,
  ResolveUnknown: someOpenUnknown,
  PredictConsequence: dependsOnInput,
  RecommendOption: dependsOnInput,
  IssueBriefing: briefable,
  OpenBriefing: ownFreshBriefing,
  AcknowledgeBriefing: ownFreshBriefing,
  RefuseAcknowledgement: briefingToRefuse,
  RecordSilence: silentLongEnough,
  RecordDecisionSilence: dependsOnInput,
  RaiseObjection: dependsOnInput,
  AnswerObjection: someOpenObjection,
  DeferDecision: dependsOnInput,
  WakeRequest: dependsOnInput,
  DeclineRequest: dependsOnInput,
  WithdrawRequest: ownWish,
  AddNote: dependsOnInput,
  MakeDecision: briefingToDecideOn,
  ConfirmDecision: ownRecordedDecision,
  DenyDecision: ownUnconfirmedDecision,
  SupersedeDecision: dependsOnInput,
  StartImplementation: readyToStart,
  DeliverImplementation: dependsOnInput,
  AcceptDelivery: dependsOnInput,
  RejectDelivery: dependsOnInput,
  AgreePayment: dependsOnInput,
  RecordPayment: dependsOnInput,
  CorrectPayment: someMoney,
  CorrectObservation: someObservation,
  DisputeAttribution: someObservation,
  ResolveDispute: someOpenDispute,
  CloseRequest: nothingLeftToDo,
  SignDecision: ownDecision,
  ObserveConsequence: dependsOnInput,
};
