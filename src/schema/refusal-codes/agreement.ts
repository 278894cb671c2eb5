/** What commands on delegation agreements can be told. */
export const agreementRefusalCodes = {
  AGREEMENT_EMPTY: 'The agreement has neither rules nor templates.',
  CEILINGS_WITHOUT_DELEGATION: 'A rule under which the client decides has limits.',
  VALIDITY_REVERSED: 'It would end before it begins.',
  PROPOSAL_OBSOLETE: 'The proposal has been answered, or a later one took its place.',
} as const satisfies Readonly<Record<string, string>>;
