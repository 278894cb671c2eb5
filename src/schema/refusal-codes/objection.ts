/** What commands on objections can be told. */
export const objectionRefusalCodes = {
  CAUSE_UNSAID: 'OTHER as a cause says nothing by itself.',
  OBJECTION_ANSWERED: 'The objection has its answer already.',
  OBJECTION_TOO_LATE: 'The days in which the client could object to what was decided for them are over.',
  OBJECTION_OPEN: 'The client objects to what was decided for them, and has no answer yet.',
} as const satisfies Readonly<Record<string, string>>;
