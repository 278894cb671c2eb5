/** What commands can be told from the wish to whether it can be done. */
export const wishRefusalCodes = {
  NOT_A_CONTACT: "The person is no contact of the project's client, or has left.",
  UNKNOWN_PERSON: "The person is neither a contact of the project's client nor a member on the project.",
  NOT_YOURS_TO_ANSWER: 'The answer has to come from the side that owes it, and from whoever gives it.',
  TEMPLATE_NOT_AGREED: 'The agreement in force has no such template, or none was named.',
  TEMPLATE_NOT_FOR_KIND: 'Only a STANDARD request is received by a template.',
  QUESTION_ANSWERED: 'The question has its official answer already.',
  QUESTIONS_OPEN: 'Questions are still open.',
  GOAL_MISSING: 'A goal with a measure and a user story are missing, and no reason says why none applies.',
  DISCIPLINE_NOT_TOUCHED: 'The standing formulation does not touch the discipline.',
  NOT_YOUR_DISCIPLINE: 'Only a specialist of the discipline can say whether it can be done.',
  DISCIPLINES_NOT_ASSESSED: 'A discipline touched has not said yet whether it can be done.',
  NOT_FORMULATED: 'The request has no formulation yet.',
  ASSESSMENT_INCOMPLETE: 'The verdict alone says too little: conditions, what instead, or what would tell.',
} as const satisfies Readonly<Record<string, string>>;
