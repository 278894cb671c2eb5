/** What commands on people and projects can be told. */
export const partyRefusalCodes = {
  SUBJECT_TAKEN: 'Somebody else has this token subject.',
  ID_TAKEN: 'Somebody else has this id.',
  KEY_TAKEN: 'Another project has this key.',
  DUTY_MISMATCH: "The member's role does not go with the duty.",
  DISCIPLINE_MISSING: 'A specialist needs a discipline.',
  UNKNOWN_DISCIPLINE: 'The catalogue does not have the discipline, or has retired it.',
  NAME_TAKEN: 'Another discipline is called that.',
} as const satisfies Readonly<Record<string, string>>;
