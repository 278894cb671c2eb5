import type {
  AgreedTemplate,
  Assessment,
  Attachment,
  Channel,
  Formulation,
  ImportSource,
  RequestKind,
} from '../vocabulary.js';

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
    /** Absent in what was stored before there were kinds: then it is NORMAL. */
    kind?: RequestKind;
    /** The template that a STANDARD one was received by; absent in those stored before there were any. */
    template?: AgreedTemplate;
    source?: ImportSource;
  };
  /** Something was handed over, with the wish or later. */
  AttachmentAdded: Attachment & { addedBy: string };
  /** The first wording stays; this is what the client says to it now. */
  WishCorrected: { correction: string; correctedBy: string };
  /** It can't wait any more: from then on, and for ever, it is an URGENT one. */
  RequestMarkedUrgent: { why: string; markedBy: string };
  ClarificationAsked: { questionId: string; question: string; owedBy: string };
  ClarificationAnswered: { questionId: string; answer: string; answeredBy: string };
  /** Formulating again makes a new version, which has to be assessed anew. */
  RequestFormulated: { version: number } & Formulation;
  FeasibilityAssessed: { formulationVersion: number } & Assessment;
};

export const wishEventTypes = {
  RequestReceived: true,
  AttachmentAdded: true,
  WishCorrected: true,
  RequestMarkedUrgent: true,
  ClarificationAsked: true,
  ClarificationAnswered: true,
  RequestFormulated: true,
  FeasibilityAssessed: true,
} as const satisfies Record<keyof WishEvents, true>;
