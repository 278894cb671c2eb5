import type { Channel, Formulation, Verdict } from '../vocabulary.js';

export type WishCommands = {
  ReceiveRequest: { projectId: string; title: string; wording: string; from: string; channel: Channel };
  AskClarification: { questionId: string; question: string; owedBy: string };
  AnswerClarification: { questionId: string; answer: string; answeredBy: string };
  FormulateRequest: Formulation;
  AssessFeasibility: { discipline: string; verdict: Verdict; explanation: string };
};
