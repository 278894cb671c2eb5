import { list, type Wording } from './wording-of.js';

export const wishWording = {
  NOT_A_CONTACT: (detail) =>
    'onBehalfOf' in detail
      ? "The word recorded here is that of a contact of the project's client. Name one in `onBehalfOf`."
      : "A wish comes from a contact of the project's client. Name one in `from`.",
  UNKNOWN_PERSON: () => "Name a contact of the project's client, or a member on the project.",
  NOT_YOURS_TO_ANSWER: ({ owedBy }) =>
    `The side of ${owedBy} owes this answer. Answer as yourself, or record the word of a contact who owes it.`,
  TEMPLATE_NOT_AGREED: ({ templateId, agreed }) =>
    `${templateId === undefined ? 'A STANDARD request names the template that it goes by' : `${templateId} is no template of the agreement in force`}. ${
      agreed.length > 0 ? `Agreed: ${list(agreed)}.` : 'None is agreed at this moment.'
    } Name one in templateId, or receive it as NORMAL.`,
  TEMPLATE_NOT_FOR_KIND: ({ kind }) =>
    `A ${kind} request is formulated and offered for itself. Leave out templateId, or say that the kind is STANDARD.`,
  QUESTION_ANSWERED: () => 'The question has its official answer already. Ask a new one.',
  QUESTIONS_OPEN: ({ questions }) =>
    `Questions are still open: ${list(questions)}. Have them answered first.`,
  GOAL_MISSING: ({ missing }) =>
    `Missing: ${list(missing)}. State a goal with a measure and a user story, or say in whyNoGoal why none applies.`,
  DISCIPLINE_NOT_TOUCHED: ({ touched }) =>
    `The standing formulation doesn't touch this discipline. It touches ${list(touched)}.`,
  NOT_YOUR_DISCIPLINE: ({ discipline }) => `Only somebody who works in ${discipline} can say that.`,
  DISCIPLINES_NOT_ASSESSED: ({ disciplines }) =>
    `Not assessed yet for the standing formulation: ${list(disciplines)}. Have their specialists say whether it can be done.`,
  NOT_FORMULATED: () => 'The request has no formulation yet. Write down first what is to be done.',
  ASSESSMENT_INCOMPLETE: ({ verdict, missing }) =>
    `${verdict} says too little by itself. Give ${missing} too.`,
} satisfies Partial<Wording>;
