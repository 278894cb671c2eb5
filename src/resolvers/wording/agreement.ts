import { list, type Wording } from './wording-of.js';

export const agreementWording = {
  AGREEMENT_EMPTY: () => 'An agreement without rules and templates says nothing. Give one at least.',
  CEILINGS_WITHOUT_DELEGATION: ({ rules }) =>
    `Where the client decides anyway, limits mean nothing. Take them out of: ${list(rules)}.`,
  VALIDITY_REVERSED: ({ validFrom, validTo }) =>
    `It would end (${validTo}) before it begins (${validFrom}). Swap the two.`,
  PROPOSAL_OBSOLETE: ({ version, latest }) =>
    `Version ${version} can't be answered any more: it has been answered, or a later proposal took its place. The latest is ${latest}.`,
} satisfies Partial<Wording>;
