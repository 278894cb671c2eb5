import { type Folding, inBriefing, outdated, recorded } from './folding.js';

export const briefingFold: Folding<
  'BriefingIssued' | 'BriefingOpened' | 'BriefingAcknowledged' | 'AcknowledgementRefused' | 'SilenceRecorded'
> = {
  BriefingIssued: (row, fact) => {
    const { briefingId: id, ...issued } = fact.data;
    const { by: issuedBy, ...moment } = recorded(fact);
    const briefing = {
      id,
      ...issued,
      issuedBy,
      ...moment,
      stale: false,
      opened: [],
      acknowledged: [],
      refused: [],
      objecting: [],
    };
    return { ...row, briefings: [...outdated(row, fact).briefings, briefing] };
  },

  BriefingOpened: (row, fact) =>
    inBriefing(row, fact.data.number, (briefing) => ({
      ...briefing,
      opened: [...briefing.opened, { ...recorded(fact), by: fact.data.openedBy }],
    })),

  BriefingAcknowledged: (row, fact) => {
    const { number, digest, acknowledgedBy: by } = fact.data;
    return inBriefing(row, number, (briefing) => ({
      ...briefing,
      acknowledged: [...briefing.acknowledged, { ...recorded(fact), by, digest }],
    }));
  },

  AcknowledgementRefused: (row, fact) => {
    const { number, digest, refusedBy, reason } = fact.data;
    const { by: recordedBy, ...moment } = recorded(fact);
    return inBriefing(row, number, (briefing) => ({
      ...briefing,
      refused: [...briefing.refused, { by: refusedBy, recordedBy, digest, reason, ...moment }],
    }));
  },

  SilenceRecorded: (row, fact) => {
    const { number, ...silence } = fact.data;
    return inBriefing(row, number, (briefing) => ({
      ...briefing,
      silence: { ...silence, ...recorded(fact) },
    }));
  },
};
