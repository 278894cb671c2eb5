/** Every "no" of a delegation agreement: its code, and what is missing. */
export type DelegationAgreementRefusals = {
  NOT_FOUND: { what: 'project' | 'proposal' | 'agreement' };
  /** It would say nothing. */
  AGREEMENT_EMPTY: Record<string, never>;
  NAMED_TWICE: { names: readonly string[] };
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  DISCIPLINE_MISSING: Record<string, never>;
  CURRENCY_MISMATCH: { currency: string; expected: string };
  PRICE_RANGE_REVERSED: { from: string; to: string };
  CONSEQUENCES_MISSING: { options: readonly string[] };
  TECHNICAL_CONSEQUENCE_MISSING: { options: readonly string[] };
  /** Where the client decides anyway, a ceiling would only look like one. */
  CEILINGS_WITHOUT_DELEGATION: { rules: readonly string[] };
  VALIDITY_REVERSED: { validFrom: string; validTo: string };
  ALREADY_LAPSED: { validUntil: string };
  /** A newer proposal took its place, or it has been answered. */
  PROPOSAL_OBSOLETE: { version: number; latest: number };
  /** Nothing is agreed any more on what is over. */
  PROJECT_CLOSED: Record<string, never>;
  TRAINEE_CANNOT_MANAGE: { disciplines: readonly string[] };
  NOT_A_DECIDER: { contacts: readonly string[] };
  DIGEST_MISMATCH: { expected: string };
  OCCURRED_BEFORE: { occurredAt: string; earliest: string; what: 'project' | 'proposal' | 'acceptance' };
};
