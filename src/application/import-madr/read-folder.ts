import { sha256 } from '../digest.js';
import { type Counts, type FileReport, type ReportedFinding, valencesOf } from './import-report.js';
import type { MadrDocument } from './madr-document.js';
import { standingOf } from './outcome-taken.js';
import { parseMadr } from './parse-madr.js';
import { storable } from './storable-text.js';

/** Something that a folder holds: a file to be read, or what is not to be read and why. */
export type FolderEntry =
  | { readonly file: string; readonly read: () => Promise<Uint8Array> }
  | { readonly file: string; readonly outcome: 'SKIPPED' | 'FAILED'; readonly message: string };

/** A file that is a record, as read. */
export interface ReadRecord {
  readonly file: string;
  readonly sha256: string;
  readonly document: MadrDocument;
  readonly findings: readonly ReportedFinding[];
}

export const isRecord = (read: ReadRecord | FileReport): read is ReadRecord => 'document' in read;

/** Reasons of the parser's that say nothing of what the file holds, but that it wasn't read. */
const unread: readonly string[] = ['BINARY_FILE', 'TOO_LARGE', 'TOO_COMPLEX'];

const replaced: ReportedFinding = {
  severity: 'WARNING',
  code: 'CHARACTERS_REPLACED',
  message: 'NUL characters or half surrogate pairs, which nothing can store, were replaced by U+FFFD.',
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reads one entry; whatever goes wrong is said of this file and stops no other. */
export async function readEntry(entry: FolderEntry): Promise<ReadRecord | FileReport> {
  const { file } = entry;
  if ('outcome' in entry) return { ...entry, findings: [] };
  let bytes: Uint8Array;
  try {
    bytes = await entry.read();
  } catch (error) {
    return { file, outcome: 'FAILED', message: `It could not be read: ${reasonOf(error)}`, findings: [] };
  }
  const parsed = parseMadr(file, bytes);
  if ('notARecord' in parsed) {
    const { code, message } = parsed.notARecord;
    const outcome = unread.includes(code) ? 'FAILED' : 'NOT_A_RECORD';
    return { file, outcome, message, findings: [parsed.notARecord] };
  }
  const clean = storable(parsed);
  const findings = [...clean.notUnderstood, ...(clean.replaced ? [replaced] : [])];
  return { file, sha256: sha256(bytes), document: clean.document, findings };
}

/** What the record holds. */
export function countsOf(document: MadrDocument): Counts {
  const { options, outcome } = document;
  const { fate } = standingOf(document);
  return {
    options: options.length,
    arguments: valencesOf(options.flatMap((option) => option.arguments)),
    outcomeConsequences: valencesOf(outcome?.consequences ?? []),
    decided: fate === 'DECIDED' || fate === 'OVER',
    fate,
  };
}
