import type { Money } from '../../kernel/money.js';

/** How a wish reached the studio. `IMPORT`: taken over from a record that was kept elsewhere. */
export type Channel = 'PHONE' | 'EMAIL' | 'MEETING' | 'CALL' | 'CHAT' | 'PORTAL' | 'IMPORT';

/** "Can it be done?", said by a specialist of the discipline. */
export type Verdict = 'FEASIBLE' | 'FEASIBLE_IF' | 'NOT_FEASIBLE' | 'UNKNOWN_YET';

/** What gives when an option is chosen. */
export type Concession = 'BUDGET' | 'TIME' | 'TECHNOLOGY' | 'SCOPE' | 'QUALITY';

export type Soundness = 'SOUND' | 'COMPROMISE' | 'WORKAROUND';
export type Valence = 'GOOD' | 'NEUTRAL' | 'BAD';
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH';

export type ConsequenceKind =
  'BUDGET' | 'SCHEDULE' | 'TECHNICAL' | 'SALES' | 'CONTENT' | 'LEGAL' | 'OPERATIONS';

/** Is an option that isn't recommended no good, or merely another way? */
export type Judgement = 'UNSUITABLE' | 'DIFFERENT';

/** `IMPORTED` decisions were made before the product knew of them: no briefing was shown here, and that stays visible. */
export type DecisionMode = 'WRITTEN' | 'IMPORTED';

/** Derived, never typed in: did the decider follow the advice that stood in the briefing? */
export type Stance = 'FOLLOWED' | 'DEVIATED' | 'NO_ADVICE_GIVEN';

/** Why a decider goes against advice, or takes a workaround. */
export type ReasonCode = 'BUDGET' | 'DEADLINE' | 'TECHNOLOGY' | 'TRUST' | 'PREFERENCE' | 'OTHER';

export type ObservedOutcome = 'AS_PREDICTED' | 'BETTER' | 'WORSE' | 'UNCLEAR' | 'UNFORESEEN';

/** Who holds the authority to choose. Where nothing was agreed, the client decides. */
export type AuthorityLevel = 'CLIENT_DECIDES';

export interface Goal {
  readonly statement: string;
  readonly measure: string;
  readonly target: string;
}

/** As a <role>, I want <want>, so that <benefit>. */
export interface UserStory {
  readonly role: string;
  readonly want: string;
  readonly benefit: string;
}

export interface Formulation {
  readonly goal?: Goal;
  readonly stories: readonly UserStory[];
  /** Why there is no measurable goal or no story, where there is none. */
  readonly whyNoGoal?: string;
  readonly scopeIn: readonly string[];
  readonly scopeOut: readonly string[];
  readonly acceptanceCriteria: readonly string[];
  /** The disciplines touched: each of them has to say whether it can be done. */
  readonly disciplines: readonly string[];
}

export interface PriceRange {
  readonly from: Money;
  readonly to: Money;
}

export interface Effort {
  readonly discipline: string;
  /** Hours as a decimal text. */
  readonly hours: string;
}

/** What is shown to the client of one option. Imported options have only what their record says. */
export interface OptionTerms {
  readonly title: string;
  readonly summary?: string;
  readonly price?: PriceRange;
  readonly effort?: readonly Effort[];
  readonly leadTimeDays?: number;
  readonly gives?: readonly Concession[];
  readonly soundness?: Soundness;
  readonly fallback?: string;
  readonly assumptions?: readonly string[];
}

/** How a prediction can be checked later. */
export interface Check {
  readonly measure: string;
  readonly threshold: string;
  /** A date (YYYY-MM-DD). */
  readonly on: string;
}

export interface Prediction {
  readonly statement: string;
  readonly valence: Valence;
  readonly kind?: ConsequenceKind;
  readonly severity?: Severity;
  /** From 0 to 1, as a decimal text. */
  readonly probability?: string;
  readonly check?: Check;
}

/** Where an imported record came from, with all that has no place of its own here. */
export interface ImportSource {
  readonly format: 'MADR';
  readonly file: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
  readonly statusAsWritten?: string;
  /** Ids: names of people are in the directory only, where they can be erased. */
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  /** People whom the record names in another part, such as its reviewers. */
  readonly otherPeople?: readonly { readonly heading: string; readonly people: readonly string[] }[];
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
}
