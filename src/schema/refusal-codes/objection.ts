/** What commands on objections can be told. */
export const objectionRefusalCodes = {
  CAUSE_UNSAID: 'OTHER as a cause says nothing by itself.',
  OBJECTION_ANSWERED: 'The objection has its answer already.',
} as const satisfies Readonly<Record<string, string>>;
