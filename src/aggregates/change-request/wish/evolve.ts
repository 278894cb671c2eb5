import { type Evolving, outdated } from '../evolving.js';
import type { WishEvents } from './events.js';

export const evolveWish: Evolving<WishEvents> = {
  RequestReceived: ({ projectId, from, kind = 'NORMAL', template }, state, { happened: receivedAt }) => ({
    ...state,
    projectId,
    receivedAt,
    kind,
    ...(from !== undefined && { from }),
    ...(template && { template }),
  }),

  AttachmentAdded: ({ sha256 }, state) => ({ ...state, attachments: [...state.attachments, sha256] }),

  WishCorrected: ({ correction }, state) => ({ ...state, correction }),

  // No content: a briefing that was fresh stays so.
  RequestMarkedUrgent: (_, state) => ({ ...state, kind: 'URGENT' }),

  ClarificationAsked: ({ questionId, owedBy }, state, { happened: askedAt }) => ({
    ...state,
    questions: { ...state.questions, [questionId]: { owedBy, askedAt, answered: false } },
  }),

  ClarificationAnswered: ({ questionId, answeredBy }, state) => ({
    ...state,
    questions: {
      ...state.questions,
      [questionId]: { askedAt: undefined, owedBy: answeredBy, answered: true },
    },
  }),

  RequestFormulated: (formulation, state) => outdated({ ...state, formulation, assessments: [] }),

  FeasibilityAssessed: ({ formulationVersion, ...assessment }, state) => {
    const others = state.assessments.filter(({ discipline }) => discipline !== assessment.discipline);
    return outdated({ ...state, assessments: [...others, assessment] });
  },
};
