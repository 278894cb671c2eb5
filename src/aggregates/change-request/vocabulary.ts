import type { ElementKind } from '../../kernel/authority.js';
import type { Concession, Effort, PriceRange, Soundness } from '../../kernel/offer.js';

export type { AuthorityLevel, ElementKind } from '../../kernel/authority.js';
export type {
  Check,
  Concession,
  ConsequenceKind,
  Effort,
  Prediction,
  PriceRange,
  Severity,
  Soundness,
  Valence,
} from '../../kernel/offer.js';

/** What was handed over with a wish. The bytes are kept elsewhere; the digest says which they were. */
export interface Attachment {
  readonly name: string;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

export type NoteVisibility = 'INTERNAL' | 'SHARED';

/** How a wish reached the studio. `IMPORT`: taken over from a record that was kept elsewhere. */
export type Channel = 'PHONE' | 'EMAIL' | 'MEETING' | 'CALL' | 'CHAT' | 'PORTAL' | 'IMPORT';

/** `STANDARD` has a template agreed beforehand; `URGENT` is decided first and briefed at once after, marked so for ever. */
export type RequestKind = 'STANDARD' | 'NORMAL' | 'URGENT';

/** Which option agreed beforehand something was taken from. */
export interface TemplateSource {
  readonly templateId: string;
  /** The version of the agreement that had it. */
  readonly agreementVersion: number;
}

/** The template that a request was received by, as it was agreed; its terms are those of the option. */
export interface AgreedTemplate extends TemplateSource {
  /** What the acceptance of that version bound: SHA-256, in hex. */
  readonly agreementDigest: string;
  /** The option that it was offered as, in the same act. */
  readonly optionId: string;
  /** The disciplines that it touches. */
  readonly disciplines: readonly string[];
  /** Empty where nobody has said: then it may touch any. */
  readonly elementKinds: readonly ElementKind[];
}

/** "Can it be done?", said by a specialist of the discipline. */
export type Verdict = 'FEASIBLE' | 'FEASIBLE_IF' | 'NOT_FEASIBLE' | 'UNKNOWN_YET';

/** What the client insists on, or refuses. */
export type ObjectionKind = 'BUDGET' | 'TECHNOLOGY' | 'DEADLINE' | 'TRUST' | 'OTHER';

/** Why somebody objects, as far as it is understood. */
export type ObjectionCause = 'NO_TIME' | 'FOREIGN_FIELD' | 'PAST_EXPERIENCE' | 'OTHER';

/** Is an option that isn't recommended no good, or merely another way? */
export type Judgement = 'UNSUITABLE' | 'DIFFERENT';

/**
 * How a decision was made; it stays visible for ever. `WRITTEN` and `SIGNED` by the decider here, `VERBAL` told to somebody
 * who recorded it, `URGENT` before any briefing. `IMPORTED` ones were made before the product knew of them.
 */
export type DecisionMode = 'WRITTEN' | 'SIGNED' | 'VERBAL' | 'URGENT' | 'IMPORTED';

/** What a decision was made without. It says so for ever, and owes it afterwards. */
export type Skipped = 'BRIEFING' | 'ACKNOWLEDGEMENT';

/** What a decision still owes. */
export type Owed = Skipped | 'CONFIRMATION' | 'SIGNATURE';

/** What of it only whoever decided can give. */
export type OwedByDecider = Exclude<Owed, 'BRIEFING'>;

/** What became of the goal. */
export type GoalOutcome = 'REACHED' | 'PARTLY' | 'MISSED' | 'UNKNOWN';

/** Derived, never typed in: did the decider follow the advice that stood in the briefing? */
export type Stance = 'FOLLOWED' | 'DEVIATED' | 'NO_ADVICE_GIVEN';

/** Why a decider goes against advice, or takes a workaround. */
export type ReasonCode = 'BUDGET' | 'DEADLINE' | 'TECHNOLOGY' | 'TRUST' | 'PREFERENCE' | 'OTHER';

export type ObservedOutcome = 'AS_PREDICTED' | 'BETTER' | 'WORSE' | 'UNCLEAR' | 'UNFORESEEN';

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
  /** What it touches in what the client has. */
  readonly elements?: readonly NamedElement[];
  readonly scopeIn: readonly string[];
  readonly scopeOut: readonly string[];
  readonly acceptanceCriteria: readonly string[];
  /** The disciplines touched: each of them has to say whether it can be done. */
  readonly disciplines: readonly string[];
}

/** Something of the client's system, by the name that people give it. */
export interface NamedElement {
  readonly kind: ElementKind;
  readonly name: string;
}

export interface ElementChange extends NamedElement {
  /** What would become of it. */
  readonly change: string;
}

/** What one discipline said to "can it be done?", and all that its verdict asks for. */
export interface Assessment {
  readonly discipline: string;
  readonly verdict: Verdict;
  readonly explanation: string;
  /** What has to hold, where it is `FEASIBLE_IF`. */
  readonly conditions?: readonly string[];
  /** What could be done instead, where it is `NOT_FEASIBLE`. */
  readonly instead?: string;
  /** What would tell, where it is `UNKNOWN_YET`. */
  readonly wouldTell?: string;
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
  /** What would become of which element. */
  readonly changes?: readonly ElementChange[];
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
