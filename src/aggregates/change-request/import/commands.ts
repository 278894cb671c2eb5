import type { ImportSource, Prediction } from '../vocabulary.js';

/** One record as it was kept elsewhere, with ids already given to its parts. */
export interface ImportedRecord {
  readonly projectId: string;
  readonly title: string;
  readonly wording: string;
  readonly source: ImportSource;
  readonly options: readonly {
    readonly optionId: string;
    readonly title: string;
    readonly summary?: string;
    readonly consequences: readonly ({ readonly consequenceId: string } & Prediction)[];
  }[];
  readonly decision?: {
    readonly decisionId: string;
    readonly chosen: readonly string[];
    readonly chosenAsWritten?: string;
    readonly justification?: string;
    readonly decidedBy: readonly string[];
    readonly decidedOn?: string;
  };
  readonly superseded?: {
    readonly why: string;
    readonly byRequestId?: string;
    readonly byReference?: string;
  };
  readonly declined?: { readonly why: string };
}

export type ImportCommands = { ImportRecord: ImportedRecord };
