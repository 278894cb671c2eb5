import type { Assessment, Channel, Formulation, ImportSource, RequestKind } from '../vocabulary.js';

export type WishEvents = {
  /** The wish verbatim. It is never edited; corrections are further facts. */
  RequestReceived: {
    projectId: string;
    clientId: string;
    /** Counts within the project: 12 in ACME-12. */
    number: number;
    title: string;
    wording: string;
    /** The contact who wished; unknown for some imported records. */
    from?: string;
    channel: Channel;
    /** NORMAL where it isn't said. */
    kind?: RequestKind;
    source?: ImportSource;
  };
  ClarificationAsked: { questionId: string; question: string; owedBy: string };
  ClarificationAnswered: { questionId: string; answer: string; answeredBy: string };
  /** Formulating again makes a new version, which has to be assessed anew. */
  RequestFormulated: { version: number } & Formulation;
  FeasibilityAssessed: { formulationVersion: number } & Assessment;
};

export const wishEventTypes = {
  RequestReceived: true,
  ClarificationAsked: true,
  ClarificationAnswered: true,
  RequestFormulated: true,
  FeasibilityAssessed: true,
} as const satisfies Record<keyof WishEvents, true>;
