import type { AuthorityLevel, ElementKind } from '../../kernel/authority.js';
import type { Money } from '../../kernel/money.js';
import type { RequestTemplate } from '../../kernel/template.js';

export type { RequestTemplate } from '../../kernel/template.js';

/** Who may decide what: within its scope and up to its ceilings, whoever `level` names. */
export interface DelegationRule {
  /** Short name, kept over all versions: what was used under it counts on after an amendment. */
  readonly ruleId: string;
  readonly scope: {
    /** Codes; empty is any. */
    readonly disciplines: readonly string[];
    /** Empty is any. */
    readonly elementKinds: readonly ElementKind[];
  };
  /** The most that one decision may come to. */
  readonly ceilings: {
    readonly price?: Money;
    /** Of all disciplines together, as a decimal text. */
    readonly effortHours?: string;
    readonly scheduleDays?: number;
  };
  /** The most that all decisions under the rule may come to within so many days, wherever the days begin. */
  readonly changeBudget?: { readonly amount: Money; readonly periodDays: number };
  readonly level: AuthorityLevel;
  /** From this instant on; as long as the agreement when absent. */
  readonly validFrom?: string;
  /** Until just before this instant. */
  readonly validTo?: string;
}

/** What is proposed, and what a decider accepts by its digest. */
export interface AgreementTerms {
  readonly rules: readonly DelegationRule[];
  readonly templates: readonly RequestTemplate[];
  readonly validFrom: string;
  /** Until just before this instant; until it is amended or ended when absent. */
  readonly validTo?: string;
}

/**
 * All that the digest of a proposal covers. `schema` numbers the shape, so that an old digest can be checked for ever.
 */
export const agreementContent = (projectId: string, version: number, terms: AgreementTerms): object => ({
  schema: 1,
  projectId,
  version,
  ...terms,
});
