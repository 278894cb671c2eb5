import { settles } from '../decision/owed.js';
import type { StandingDecision } from '../decision/state.js';
import type { Evolving } from '../evolving.js';
import type { ChangeRequest } from '../state.js';
import type { BriefingEvents } from './events.js';

/**
 * What a decision was made without comes after it: a briefing that shows what was chosen, and who acknowledges it. So for one
 * that another took the place of, which stands again where that one is disowned.
 */
const madeUpFor = (
  { decision, earlierDecisions, ...state }: ChangeRequest,
  madeUp: <Made extends StandingDecision>(decision: Made) => Made,
): ChangeRequest => ({
  ...state,
  ...(decision && { decision: madeUp(decision) }),
  earlierDecisions: earlierDecisions.map(madeUp),
});

export const evolveBriefing: Evolving<BriefingEvents> = {
  BriefingIssued: ({ briefingId, number, digest, content, deciders }, before, when) => {
    const state = madeUpFor(before, (decision) =>
      settles(content, decision) ? { ...decision, briefed: true } : decision,
    );
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
    const content = before.briefing?.content;
    const { briefing, ...state } = madeUpFor(before, (decision) =>
      content && decision.decidedBy.includes(by) && settles(content, decision)
        ? { ...decision, acknowledged: true }
        : decision,
    );
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
