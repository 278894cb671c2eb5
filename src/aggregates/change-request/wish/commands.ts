import type { Assessment, Attachment, Channel, Formulation, RequestKind } from '../vocabulary.js';

export type WishCommands = {
  ReceiveRequest: {
    projectId: string;
    title: string;
    wording: string;
    from: string;
    channel: Channel;
    kind?: RequestKind;
    /** Of the agreement in force; for STANDARD ones. */
    templateId?: string;
    attachments?: readonly Attachment[];
  };
  AddAttachment: Attachment;
  CorrectWish: { correction: string };
  MarkUrgent: { why: string };
  AskClarification: { questionId: string; question: string; owedBy: string };
  AnswerClarification: { questionId: string; answer: string; answeredBy: string };
  FormulateRequest: Formulation;
  AssessFeasibility: Assessment;
};
