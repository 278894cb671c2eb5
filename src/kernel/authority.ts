import type { Money } from './money.js';

/** Who holds the authority to choose, the most lenient first. Where nothing was agreed, the client decides. */
export const authorityLevels = ['STUDIO_DECIDES', 'STUDIO_DECIDES_AND_INFORMS', 'CLIENT_DECIDES'] as const;

export type AuthorityLevel = (typeof authorityLevels)[number];

/** What a system is made of, as far as authority hangs on it. */
export const elementKinds = [
  'PAGE',
  'FEATURE',
  'INTEGRATION',
  'CONTENT_BLOCK',
  'CAMPAIGN',
  'MAILING',
  'DOMAIN',
  'LICENCE',
  'OTHER',
] as const;

export type ElementKind = (typeof elementKinds)[number];

/** What somebody wants to choose, as far as authority hangs on it. */
export interface Undertaking {
  readonly disciplines: readonly string[];
  /** Empty where nobody has said: then it may touch any. */
  readonly elementKinds: readonly ElementKind[];
  /** The upper end of the option's price. */
  readonly price: Money;
  /** Of all disciplines together, as a decimal text; absent where it isn't said. */
  readonly effortHours?: string;
  readonly scheduleDays: number;
}

/** A limit of a rule that an undertaking goes beyond. Amounts as decimal texts, of what `limit` counts. */
export interface LimitExceeded {
  readonly ruleId: string;
  readonly limit: 'PRICE' | 'EFFORT' | 'SCHEDULE' | 'CHANGE_BUDGET';
  /** The ceiling; for the change budget what is left of it. */
  readonly allowed: string;
  /** Absent where the option doesn't say. */
  readonly asked?: string;
}

/** What is left of a rule's change budget before a decision. */
export interface ChangeBudgetLeft {
  readonly ruleId: string;
  readonly granted: Money;
  readonly left: Money;
  /** It counts what was decided within so many days, at any moment. */
  readonly periodDays: number;
}

/** What the agreement in force says of an undertaking. */
export interface AuthorityGiven {
  readonly level: AuthorityLevel;
  readonly version: number;
  /** The revision of the agreement's history that it was read from. */
  readonly revision: number;
  /** The rule that lets it through, or gives it to the client; absent where none covers it, or none that does still holds. */
  readonly ruleId?: string;
  /** The rules that let it through: each counts it against its change budget. */
  readonly rules: readonly string[];
  readonly changeBudgets: readonly ChangeBudgetLeft[];
  /** What the rules that cover it would have it keep to. */
  readonly exceeded: readonly LimitExceeded[];
}
