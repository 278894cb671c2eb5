import type { LaterCommand } from '../aggregates/change-request/index.js';
import type { Principal } from '../auth/principal.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { ChangeRequestRow } from '../projections/change-request/change-request.row.js';
import { disciplinesIn } from '../projections/change-request/touched.js';

type Condition = (row: ChangeRequestRow, principal: Principal) => AnyRefusal | undefined;

/** Where what is sent decides, nothing can be said before. */
const dependsOnInput: Condition = () => undefined;

const noOpenQuestion: Condition = ({ questions }) => {
  const open = questions.filter(({ answer }) => answer === undefined).map(({ id }) => id);
  return open.length > 0 ? refuse('QUESTIONS_OPEN', { questions: open }) : undefined;
};

const someOpenQuestion: Condition = (row, principal) =>
  noOpenQuestion(row, principal) ? undefined : refuse('NOT_FOUND', { what: 'question' });

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
const thoughtThrough: Condition = (row, principal) =>
  row.template && row.formulations.length === 0
    ? noOpenQuestion(row, principal)
    : everyDisciplineAssessed(row, principal);

/** What is urgent is offered at once. */
const offerable: Condition = (row, principal) =>
  row.kind === 'URGENT' ? undefined : everyDisciplineAssessed(row, principal);

const freshBriefing: Condition = ({ briefings }) => {
  const briefing = briefings.at(-1);
  if (!briefing) return refuse('NOT_FOUND', { what: 'briefing' });
  return briefing.stale ? refuse('BRIEFING_STALE', { number: briefing.number }) : undefined;
};

/** The latest briefing stands, nothing has changed since, and it was sent to whoever asks. */
const ownFreshBriefing: Condition = (row, principal) => {
  const briefing = row.briefings.at(-1);
  const refusal = freshBriefing(row, principal);
  if (refusal || !briefing) return refusal;
  const { actor } = principal;
  return briefing.deciders.includes(actor.id)
    ? undefined
    : refuse('NOT_ADDRESSED', { deciders: briefing.deciders });
};

const ownUnacknowledgedBriefing: Condition = (row, principal) => {
  const refusal = ownFreshBriefing(row, principal);
  const briefing = row.briefings.at(-1);
  if (refusal || !briefing) return refusal;
  const { acknowledged, number } = briefing;
  return acknowledged.some(({ by }) => by === principal.actor.id)
    ? refuse('ALREADY_ACKNOWLEDGED', { number })
    : undefined;
};

/** A manager records somebody else's word: whose, says the input. */
const freshBriefingOfWhomeverOneSpeaksFor: Condition = (row, principal) =>
  principal.actor.role === 'DECIDER'
    ? ownUnacknowledgedBriefing(row, principal)
    : freshBriefing(row, principal);

const ownAcknowledgedBriefing: Condition = ({ briefings }, { actor }) => {
  const briefing = briefings.at(-1);
  if (!briefing) return refuse('OPTION_NOT_OFFERED', { optionId: '' });
  const { number, digest, stale, acknowledged } = briefing;
  if (stale) return refuse('BRIEFING_STALE', { number });
  return acknowledged.some(({ by }) => by === actor.id)
    ? undefined
    : refuse('BRIEFING_NOT_ACKNOWLEDGED', { number, digest });
};

const shownBriefing: Condition = (row, principal) =>
  row.briefings.length === 0 ? refuse('OPTION_NOT_OFFERED', { optionId: '' }) : freshBriefing(row, principal);

/**
 * A decider decides in writing unless they say otherwise, a manager for the studio or in the word of another; both on what
 * a briefing shows. What is urgent is decided first, and whether a decision takes the place of another says the input.
 */
const briefingToDecideOn: Condition = (row, principal) => {
  if (row.decision !== undefined || row.kind === 'URGENT') return undefined;
  const decider = principal.actor.role === 'DECIDER';
  return (decider ? ownAcknowledgedBriefing : shownBriefing)(row, principal);
};

const ownDecision: Condition = ({ decision }, { actor }) =>
  decision?.decidedBy.includes(actor.id)
    ? undefined
    : refuse('NOT_THE_DECIDER', { decidedBy: decision?.decidedBy ?? [] });

/** What the decider said here themselves needs no word more. */
const toConfirm: Condition = (row, principal) => {
  const refusal = ownDecision(row, principal);
  const { decision } = row;
  if (refusal || !decision) return refusal;
  const { confirmed, heardOver, mode } = decision;
  return confirmed === undefined && heardOver === undefined
    ? refuse('NOTHING_TO_CONFIRM', { mode })
    : undefined;
};

/** Nobody starts on what isn't to be done, on a word nobody confirmed, or unsigned above the configured price. */
const nothingOwedBeforeStart: Condition = ({ decision, options }) => {
  if (!decision) return undefined;
  const { id: decisionId, chosen, owed, signatureAbove: above } = decision;
  const [only, ...others] = chosen;
  const leftAsIs = others.length === 0 && options.some(({ id, leaveAsIs }) => leaveAsIs && id === only);
  if (leftAsIs) return refuse('NOTHING_TO_IMPLEMENT', { decisionId });
  if (owed.includes('CONFIRMATION')) return refuse('CONFIRMATION_MISSING', { decisionId });
  return owed.includes('SIGNATURE')
    ? refuse('SIGNATURE_MISSING', { decisionId, ...(above && { above }) })
    : undefined;
};

/** Whether the project rests hangs on when the work began, which the input may say. */
const startable: Condition = (row, principal) =>
  nothingOwedBeforeStart(row, principal) ?? noObjectionToDecision(row, principal);

/** Where nothing was to be done, deciding was all; otherwise the client has taken what was made. */
const nothingLeftToDo: Condition = ({ status, decision, options }) => {
  const leftAsIs = options.some(({ id, leaveAsIs }) => leaveAsIs && decision?.chosen.includes(id));
  return status === 'DECIDED' && !leftAsIs
    ? refuse('INVALID_TRANSITION', { from: status, allowed: ['ACCEPTED'] })
    : undefined;
};

const nothingOwed: Condition = ({ decision }) => {
  const owed = decision?.owed ?? [];
  return owed.length > 0 ? refuse('CLOSING_BLOCKED', { owed }) : undefined;
};

const closable: Condition = (row, principal) =>
  nothingLeftToDo(row, principal) ?? nothingOwed(row, principal);

const someObservation: Condition = ({ observations }) =>
  observations.length > 0 ? undefined : refuse('NOT_FOUND', { what: 'observation' });

const someOpenDispute: Condition = ({ disputes }) =>
  disputes.some(({ resolved }) => resolved === undefined)
    ? undefined
    : refuse('NOT_FOUND', { what: 'dispute' });

/** Whoever wished may take the wish back, and whoever decides for the client; a manager records the word of either. */
const ownWish: Condition = ({ wish }, { actor }) =>
  actor.role === 'CONTRIBUTOR' && actor.id !== wish.from
    ? refuse('NOT_A_DECIDER', { contacts: [actor.id] })
    : undefined;

/** What each command asks of the request before it looks at what was sent. A command without a row doesn't compile. */
export const requestConditions: Readonly<Record<LaterCommand, Condition>> = {
  AddAttachment: dependsOnInput,
  CorrectWish: dependsOnInput,
  AskClarification: dependsOnInput,
  AnswerClarification: someOpenQuestion,
  FormulateRequest: noOpenQuestion,
  AssessFeasibility: ownDisciplineTouched,
  OfferOption: offerable,
  ReviseOption: dependsOnInput,
  WithdrawOption: dependsOnInput,
  DeclareUnknown: dependsOnInput,
  ResolveUnknown: someOpenUnknown,
  PredictConsequence: dependsOnInput,
  RecommendOption: dependsOnInput,
  IssueBriefing: thoughtThrough,
  OpenBriefing: ownFreshBriefing,
  AcknowledgeBriefing: ownFreshBriefing,
  RefuseAcknowledgement: freshBriefingOfWhomeverOneSpeaksFor,
  RecordSilence: freshBriefing,
  RecordDecisionSilence: dependsOnInput,
  RaiseObjection: dependsOnInput,
  AnswerObjection: someOpenObjection,
  DeferDecision: dependsOnInput,
  WakeRequest: dependsOnInput,
  DeclineRequest: dependsOnInput,
  WithdrawRequest: ownWish,
  AddNote: dependsOnInput,
  MakeDecision: briefingToDecideOn,
  ConfirmDecision: toConfirm,
  SupersedeDecision: dependsOnInput,
  StartImplementation: startable,
  DeliverImplementation: dependsOnInput,
  AcceptDelivery: dependsOnInput,
  RejectDelivery: dependsOnInput,
  AgreePayment: dependsOnInput,
  RecordPayment: dependsOnInput,
  CorrectObservation: someObservation,
  DisputeAttribution: someObservation,
  ResolveDispute: someOpenDispute,
  CloseRequest: closable,
  SignDecision: ownDecision,
  ObserveConsequence: dependsOnInput,
};
