import { momentOf } from '../moment.js';
import { type Folding, outdated, recorded } from './folding.js';

export const wishFold: Folding<
  | 'AttachmentAdded'
  | 'WishCorrected'
  | 'RequestMarkedUrgent'
  | 'ClarificationAsked'
  | 'ClarificationAnswered'
  | 'RequestFormulated'
  | 'FeasibilityAssessed'
> = {
  AttachmentAdded: (row, fact) => ({
    ...row,
    attachments: [...row.attachments, { ...fact.data, ...recorded(fact) }],
  }),

  WishCorrected: (row, fact) => {
    const { correction: text, correctedBy } = fact.data;
    return { ...row, corrections: [...row.corrections, { text, correctedBy, ...recorded(fact) }] };
  },

  RequestMarkedUrgent: (row, fact) => ({
    ...row,
    kind: 'URGENT',
    markedUrgent: { ...fact.data, kindBefore: row.kind, ...recorded(fact) },
  }),

  ClarificationAsked: (row, fact) => {
    const { questionId: id, ...asked } = fact.data;
    const question = { id, ...asked, askedBy: fact.metadata.actor.id, asked: momentOf(fact) };
    return { ...row, questions: [...row.questions, question] };
  },

  ClarificationAnswered: (row, fact) => {
    const { questionId, answer: text, answeredBy } = fact.data;
    const answer = { text, answeredBy, recordedBy: fact.metadata.actor.id, ...momentOf(fact) };
    const questions = row.questions.map((asked) => (asked.id === questionId ? { ...asked, answer } : asked));
    return { ...row, questions };
  },

  RequestFormulated: (row, fact) =>
    outdated(
      {
        ...row,
        formulations: [...row.formulations, { ...fact.data, ...recorded(fact) }],
        assessments: row.assessments.map((assessment) => ({ ...assessment, current: false })),
      },
      fact,
    ),

  FeasibilityAssessed: (row, fact) => {
    const { discipline, formulationVersion } = fact.data;
    const current = formulationVersion === row.formulations.at(-1)?.version;
    const before = row.assessments.map((assessment) =>
      current && assessment.discipline === discipline ? { ...assessment, current: false } : assessment,
    );
    const assessments = [...before, { ...fact.data, current, ...recorded(fact) }];
    return outdated({ ...row, assessments }, fact);
  },
};
