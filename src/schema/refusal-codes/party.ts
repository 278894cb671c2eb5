/** What commands on people and projects can be told. */
export const partyRefusalCodes = {
  SUBJECT_TAKEN: 'Somebody else has this token subject.',
  ID_TAKEN: 'Somebody else has this id.',
  KEY_TAKEN: 'Another project has this key.',
  MEMBER_LEFT: 'The member has left the studio.',
  NOT_YOURSELF: 'Nobody does this to themselves.',
  CAPACITY_TOO_HIGH: 'A week has no more hours than that.',
  PERIOD_REVERSED: 'It would end before it begins.',
  ABSENCE_OVERLAPS: 'The member is away on some of these days already.',
  EXAM_IN_FUTURE: 'An exam is recorded when it was held.',
  TRAINEE_CANNOT_MANAGE: 'A trainee manages no project.',
  MENTOR_MISSING: 'A manager who is not independent yet needs an independent mentor on the project.',
  MENTOR_NOT_INDEPENDENT: 'The mentor is not independent in any of the disciplines.',
  DUTY_MISMATCH: "The member's role does not go with the duty.",
  DISCIPLINE_MISSING: 'A specialist needs a discipline.',
  UNKNOWN_DISCIPLINE: 'The catalogue does not have the discipline, or has retired it.',
  NAME_TAKEN: 'Another discipline is called that.',
} as const satisfies Readonly<Record<string, string>>;
