import { settles } from '../decision/owed.js';
import type { Evolving } from '../evolving.js';
import type { ChangeRequest } from '../state.js';
import type { BriefingContent } from './briefing-content.js';
import type { BriefingEvents } from './events.js';

/** What a decision was made without comes after it: a briefing that shows what was chosen, and who acknowledges it. */
const madeUpFor = (
  { decision, ...state }: ChangeRequest,
  content: BriefingContent | undefined,
  settled: { readonly briefed: true } | { readonly acknowledged: true },
): ChangeRequest => ({
  ...state,
  ...(decision && {
    decision: content && settles(content, decision) ? { ...decision, ...settled } : decision,
  }),
});

export const evolveBriefing: Evolving<BriefingEvents> = {
  BriefingIssued: ({ briefingId, number, digest, content, deciders }, before, when) => {
    const state = madeUpFor(before, content, { briefed: true });
    return {
      ...state,
      briefings: [...state.briefings, briefingId],
      briefing: {
        ...{ number, digest, content, deciders, issuedAt: when.happened, answerableSince: when.here },
        ...{ opened: [], acknowledged: [], refused: [], objecting: [], silenceRecorded: false, fresh: true },
      },
    };
  },

  BriefingOpened: ({ openedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, opened: [...briefing.opened, openedBy] } }),
  }),

  BriefingAcknowledged: ({ acknowledgedBy: by }, before, { happened: at }) => {
    const { briefing, ...state } = before.decision?.decidedBy.includes(by)
      ? madeUpFor(before, before.briefing?.content, { acknowledged: true })
      : before;
    return {
      ...state,
      ...(briefing && { briefing: { ...briefing, acknowledged: [...briefing.acknowledged, { by, at }] } }),
    };
  },

  AcknowledgementRefused: ({ refusedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, refused: [...briefing.refused, refusedBy] } }),
  }),

  SilenceRecorded: (_, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, silenceRecorded: true } }),
  }),
};
