export type Valence = 'GOOD' | 'NEUTRAL' | 'BAD';

/** `text` is what the author wrote after "Good, because", links and code included. */
export interface Argument {
  readonly valence: Valence;
  readonly text: string;
  readonly line: number;
}

/** `title` is plain text; `asWritten` is there when the author's own spelling holds more, such as a link. */
export interface MadrOption {
  readonly title: string;
  readonly asWritten?: string;
  readonly description?: string;
  readonly arguments: readonly Argument[];
  /** Points beside the arguments of which the author does not say whether they are good or bad. */
  readonly remarks: readonly string[];
  readonly line: number;
}

/** `chosen` points into the document's options and is empty when the wording fits none of them for certain. */
export interface MadrOutcome {
  readonly chosen: readonly number[];
  readonly chosenAsWritten?: string;
  readonly justification?: string;
  readonly text: string;
  readonly consequences: readonly Argument[];
  readonly remarks: readonly string[];
  readonly confirmation?: string;
}

export type StatusWord = 'PROPOSED' | 'ACCEPTED' | 'REJECTED' | 'DEPRECATED' | 'SUPERSEDED';

export interface MadrStatus {
  readonly word: StatusWord;
  readonly asWritten: string;
}

export interface OtherField {
  readonly name: string;
  readonly value: string;
}

export interface OtherSection {
  readonly heading: string;
  readonly text: string;
}

/** What one decision record says, in its author's words; what it does not say is absent. */
export interface MadrDocument {
  readonly title?: string;
  readonly number?: number;
  readonly status?: MadrStatus;
  /** References as written: a file name where the author linked one, else the words ("ADR-0057"). */
  readonly supersededBy: readonly string[];
  readonly supersedes: readonly string[];
  readonly date?: string;
  readonly deciders: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly technicalStory?: string;
  /** Text between the title and the first section. */
  readonly preamble?: string;
  readonly context?: string;
  readonly drivers: readonly string[];
  readonly options: readonly MadrOption[];
  readonly outcome?: MadrOutcome;
  readonly links: readonly string[];
  readonly moreInformation?: string;
  readonly otherFields: readonly OtherField[];
  readonly otherSections: readonly OtherSection[];
}

/** A NOTE says what was read with some freedom; a WARNING what a person should look at. */
export type Severity = 'NOTE' | 'WARNING';

export type FindingCode =
  | 'AMBIGUOUS_OPTION'
  | 'ARGUMENTS_WITHOUT_OPTION'
  | 'BINARY_FILE'
  | 'CHOSEN_OPTION_CLOSE_MATCH'
  | 'CHOSEN_OPTION_NOT_LISTED'
  | 'CHOSEN_OPTION_QUALIFIED'
  | 'COMMENT'
  | 'CONSEQUENCES_WITHOUT_OUTCOME'
  | 'DATE_NOT_UNDERSTOOD'
  | 'EMPTY_FILE'
  | 'EMPTY_SECTION'
  | 'FIELD_REPEATED'
  | 'FRONT_MATTER_NOT_YAML'
  | 'LIST_IN_DESCRIPTION'
  | 'NOT_A_DECISION_RECORD'
  | 'NOT_UTF8'
  | 'NO_CHOSEN_OPTION'
  | 'NO_OPTIONS'
  | 'NO_OUTCOME'
  | 'NO_TITLE'
  | 'OPTION_CLOSE_MATCH'
  | 'OPTION_NOT_LISTED'
  | 'PLACEHOLDER'
  | 'SECTION_REPEATED'
  | 'STATUS_NOT_UNDERSTOOD'
  | 'TEMPLATE'
  | 'TEXT_BESIDE_LIST'
  | 'TITLE_DIFFERS'
  | 'TOO_COMPLEX'
  | 'TOO_LARGE'
  | 'UNCLOSED_COMMENT'
  | 'UNKNOWN_SECTION'
  | 'VALENCE_NOT_SAID';

export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  readonly line?: number;
  /** The words in question; complete where they are kept nowhere else. */
  readonly excerpt?: string;
}

export interface ParsedMadr {
  readonly document: MadrDocument;
  readonly notUnderstood: readonly Finding[];
}

export interface NotARecord {
  readonly notARecord: Finding;
}
