import type { Finding, FindingCode, Valence } from './madr-document.js';

/** What became of the matter, as far as the record says; `OVER` was decided and holds no more. */
export type Fate = 'DECIDED' | 'OVER' | 'DECLINED' | 'OPEN';

/** What the mapping of a record has to say, beside what its reading had. */
export type MappingCode =
  | 'CHARACTERS_REPLACED'
  | 'CONSEQUENCES_OF_NO_OPTION'
  | 'CONTEXT_MISSING'
  | 'DATE_NOT_CREDIBLE'
  | 'NOT_DECIDED'
  | 'PEOPLE_FIELD_NOT_KEPT'
  | 'PERSON_NOT_KEPT'
  | 'STATUS_CHANGED'
  | 'STATUS_NOT_CERTAIN'
  | 'SUCCESSOR_NOT_FOUND'
  | 'TITLE_FROM_FILE_NAME'
  | 'TITLE_SHORTENED';

export type ReportedFinding = Omit<Finding, 'code'> & { readonly code: FindingCode | MappingCode };

/**
 * `RECORD` is what a dry run says of a file that could be imported. `SKIPPED` was not read, because it is none that could
 * hold a record; `NOT_A_RECORD` was read and is none; `FAILED` may well be one and was not taken.
 */
export const outcomes = [
  'IMPORTED',
  'UNCHANGED',
  'DIFFERS',
  'RECORD',
  'NOT_A_RECORD',
  'SKIPPED',
  'FAILED',
] as const;

export type FileOutcome = (typeof outcomes)[number];

/** How many there are of each. */
export type Valences = Readonly<Record<Lowercase<Valence>, number>>;

/** What a record holds, by the reading of its file. */
export interface Counts {
  readonly options: number;
  /** Said of the options. */
  readonly arguments: Valences;
  /** Said of the outcome. */
  readonly outcomeConsequences: Valences;
  readonly decided: boolean;
  readonly fate: Fate;
}

export interface FileReport extends Partial<Counts> {
  /** Its path inside the folder. */
  readonly file: string;
  readonly outcome: FileOutcome;
  /** JAB-12: the request that it became. */
  readonly reference?: string;
  readonly requestId?: string;
  /** Why it was not taken, and what to do. */
  readonly message?: string;
  readonly findings: readonly ReportedFinding[];
}

export interface Totals extends Omit<Counts, 'decided' | 'fate'> {
  readonly files: number;
  readonly outcomes: Readonly<Record<FileOutcome, number>>;
  readonly decided: number;
  readonly warnings: number;
  readonly notes: number;
  /** Requests that are there now and were not before. */
  readonly changes: number;
}

export interface ImportReport {
  readonly project?: string;
  readonly files: readonly FileReport[];
  readonly totals: Totals;
}

const counted = <Item>(items: readonly Item[], holds: (item: Item) => boolean) => items.filter(holds).length;

export const valencesOf = (judged: readonly { readonly valence: Valence }[]): Valences => ({
  good: counted(judged, ({ valence }) => valence === 'GOOD'),
  neutral: counted(judged, ({ valence }) => valence === 'NEUTRAL'),
  bad: counted(judged, ({ valence }) => valence === 'BAD'),
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const summed = (all: readonly (Valences | undefined)[]): Valences => ({
  good: sum(all.map((one) => one?.good ?? 0)),
  neutral: sum(all.map((one) => one?.neutral ?? 0)),
  bad: sum(all.map((one) => one?.bad ?? 0)),
});

export function totalsOf(files: readonly FileReport[]): Totals {
  // What was said of a file that is no record is the reason for that, and counted there.
  // What was told when a file was imported isn't told again, so it isn't counted again either.
  const told = files.filter(({ options, outcome }) => options !== undefined && outcome !== 'UNCHANGED');
  const findings = told.flatMap((file) => file.findings);
  const of = (outcome: FileOutcome) => counted(files, (file) => file.outcome === outcome);
  return {
    files: files.length,
    outcomes: {
      IMPORTED: of('IMPORTED'),
      UNCHANGED: of('UNCHANGED'),
      DIFFERS: of('DIFFERS'),
      RECORD: of('RECORD'),
      NOT_A_RECORD: of('NOT_A_RECORD'),
      SKIPPED: of('SKIPPED'),
      FAILED: of('FAILED'),
    },
    options: sum(files.map(({ options = 0 }) => options)),
    arguments: summed(files.map((file) => file.arguments)),
    outcomeConsequences: summed(files.map((file) => file.outcomeConsequences)),
    decided: counted(files, ({ decided }) => decided === true),
    warnings: counted(findings, ({ severity }) => severity === 'WARNING'),
    notes: counted(findings, ({ severity }) => severity === 'NOTE'),
    changes: of('IMPORTED'),
  };
}
