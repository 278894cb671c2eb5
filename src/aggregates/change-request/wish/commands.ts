import type { Assessment, Channel, Formulation } from '../vocabulary.js';

export type WishCommands = {
  ReceiveRequest: { projectId: string; title: string; wording: string; from: string; channel: Channel };
  AskClarification: { questionId: string; question: string; owedBy: string };
  AnswerClarification: { questionId: string; answer: string; answeredBy: string };
  FormulateRequest: Formulation;
  AssessFeasibility: Assessment;
};
