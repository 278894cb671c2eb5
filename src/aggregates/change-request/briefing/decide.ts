import { speaker } from '../../../kernel/actor.js';
import { refuse } from '../../../kernel/decider.js';
import type { BriefedOption, BriefingContent } from './briefing-content.js';
import type { BriefingCommands } from './commands.js';
import { type ChangeRequestContext, type CommandHandlers, whyNotThoughtThrough } from '../context.js';
import { whyNamedTwice } from '../../../kernel/naming-once.js';
import { whatOptionsLack, whyNotBriefedBy } from './briefable.js';
import { whyNotAtHand } from './at-hand.js';
import { whyNotDeciders } from '../people.js';
import { whyNotContactsWord } from '../whose-word.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { touchedIn } from '../touched.js';
import { isOnOffer } from '../options/on-offer.js';

/** What was chosen is shown to whoever decided without a briefing, even if the offer has lapsed since. */
const isChosen = ({ decision }: ChangeRequest, optionId: string) =>
  decision?.superseded === false && decision.chosen.includes(optionId);

const onOffer = (state: ChangeRequest, now: string): BriefedOption[] =>
  state.options
    .filter((option) => isOnOffer(option, now) || isChosen(state, option.optionId))
    .map(({ optionId, withdrawn, ...option }) => ({ id: optionId, ...option }));

/** A briefing that nobody could acknowledge would only look like one. */
const whyNotSent = (deciders: readonly string[], context: ChangeRequestContext) =>
  deciders.length === 0
    ? refuse('NOT_A_DECIDER', { contacts: [] })
    : (whyNotDeciders(deciders, context) ?? whyNamedTwice(deciders));

/** Advice on an option that isn't on offer any more is no advice. */
const standingAdvice = ({ recommendation }: ChangeRequest, options: readonly BriefedOption[]) => {
  const offered = (id: string) => options.some((option) => option.id === id);
  if (!recommendation || !offered(recommendation.optionId)) return {};
  const others = recommendation.others.filter(({ optionId }) => offered(optionId));
  return { recommendation: { ...recommendation, others } };
};

/** What can't be known yet is part of what a decider is told. */
const openUnknowns = ({ unknowns }: ChangeRequest) => {
  const open = unknowns.filter(({ resolved }) => !resolved);
  return open.length === 0
    ? {}
    : { unknowns: open.map(({ unknownId, resolved, ...unknown }) => ({ id: unknownId, ...unknown })) };
};

/** `undefined` while nobody has said what is to be done. */
const contentOf = (
  state: ChangeRequest,
  { requestId, now }: ChangeRequestContext,
): BriefingContent | undefined => {
  const options = onOffer(state, now);
  const number = (state.briefing?.number ?? 0) + 1;
  const { formulation, assessments, template } = state;
  const shown = { requestId, number, options, ...standingAdvice(state, options), ...openUnknowns(state) };
  if (formulation) return { schema: 1, ...shown, formulation, assessments };
  return template && { schema: 2, ...shown, template, assessments: [] };
};

const whyNotBriefed = (
  { options }: BriefingContent,
  {
    deciders,
    disciplines,
  }: { readonly deciders: readonly string[]; readonly disciplines: readonly string[] },
  context: ChangeRequestContext,
) => whyNotBriefedBy(context, disciplines) ?? whatOptionsLack(options) ?? whyNotSent(deciders, context);

/** What the decider is shown, and that they have had it before their eyes. */
export const decideBriefing: CommandHandlers<Omit<BriefingCommands, 'RecordSilence'>> = {
  IssueBriefing: ({ briefingId, deciders }, state, context) => {
    const early = unlessStanding(state, 'IssueBriefing') ?? whyNotThoughtThrough(state);
    if (early) return early;
    if (state.briefings.includes(briefingId)) return refuse('ALREADY_EXISTS', { what: 'briefing' });
    const content = contentOf(state, context);
    if (!content) return refuse('NOT_FORMULATED', {});
    const { disciplines = [] } = touchedIn(state) ?? {};
    const refusal = whyNotBriefed(content, { deciders, disciplines }, context);
    if (refusal) return refusal;
    const { number } = content;
    const digest = context.digestOf(content);
    return [{ type: 'BriefingIssued', data: { briefingId, number, digest, content, deciders } }];
  },

  OpenBriefing: ({ number }, state, context) => {
    const { id: openedBy } = context.actor;
    const refusal = whyNotAtHand({ command: 'OpenBriefing', number, by: openedBy }, state, context);
    if (refusal) return refusal;
    const { opened = [], digest = '' } = state.briefing ?? {};
    return opened.includes(openedBy) ? [] : [{ type: 'BriefingOpened', data: { number, digest, openedBy } }];
  },

  AcknowledgeBriefing: ({ number, digest }, state, context) => {
    const { id: acknowledgedBy } = context.actor;
    const refusal = whyNotAtHand(
      { command: 'AcknowledgeBriefing', number, by: acknowledgedBy },
      state,
      context,
    );
    if (refusal) return refusal;
    const { acknowledged = [], digest: expected = '' } = state.briefing ?? {};
    if (digest !== expected) return refuse('DIGEST_MISMATCH', { expected });
    return acknowledged.some(({ by }) => by === acknowledgedBy)
      ? []
      : [{ type: 'BriefingAcknowledged', data: { number, digest, acknowledgedBy } }];
  },

  RefuseAcknowledgement: ({ number, reason }, state, context) => {
    const refusedBy = speaker(context.actor);
    const { briefing } = state;
    const refusal =
      whyNotContactsWord(context) ??
      whyNotAtHand({ command: 'RefuseAcknowledgement', number, by: refusedBy }, state, context);
    if (refusal || !briefing) return refusal ?? refuse('NOT_FOUND', { what: 'briefing' });
    const { acknowledged, refused, digest } = briefing;
    if (acknowledged.some(({ by }) => by === refusedBy)) return refuse('ALREADY_ACKNOWLEDGED', { number });
    return refused.includes(refusedBy)
      ? []
      : [{ type: 'AcknowledgementRefused', data: { number, digest, refusedBy, reason } }];
  },
};
