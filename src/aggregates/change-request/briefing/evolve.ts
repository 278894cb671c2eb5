import type { Evolving } from '../evolving.js';
import type { BriefingEvents } from './events.js';

export const evolveBriefing: Evolving<BriefingEvents> = {
  BriefingIssued: ({ briefingId, number, digest, content, deciders }, state, issuedAt) => ({
    ...state,
    briefings: [...state.briefings, briefingId],
    briefing: {
      ...{ number, digest, content, deciders, issuedAt },
      ...{ opened: [], acknowledged: [], refused: [], fresh: true },
    },
  }),

  BriefingOpened: ({ openedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, opened: [...briefing.opened, openedBy] } }),
  }),

  BriefingAcknowledged: ({ acknowledgedBy: by }, { briefing, ...state }, at) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, acknowledged: [...briefing.acknowledged, { by, at }] } }),
  }),

  AcknowledgementRefused: ({ refusedBy }, { briefing, ...state }) => ({
    ...state,
    ...(briefing && { briefing: { ...briefing, refused: [...briefing.refused, refusedBy] } }),
  }),
};
