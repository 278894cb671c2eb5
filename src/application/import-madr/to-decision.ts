import type { ImportedRecord } from '../../aggregates/change-request/index.js';
import type { ReportedFinding } from './import-report.js';
import type { MadrDocument, MadrOutcome } from './madr-document.js';
import { onlyChosen, type Standing } from './outcome-taken.js';
import { partId } from './record-ids.js';
import { optionIdAt } from './to-options.js';

export interface Deciding {
  readonly requestId: string;
  /** Ids of the deciders. */
  readonly decidedBy: readonly string[];
  readonly decidedOn: string | undefined;
  /** The request of the record that a reference means, where it is here. */
  readonly successorOf: (reference: string) => string | undefined;
}

type Taken = Pick<ImportedRecord, 'decision' | 'superseded' | 'declined'>;

/** The author's own words, unless they are just the name of the one option chosen. */
function wordsOfChoice(document: MadrDocument): string | undefined {
  const words = document.outcome?.chosenAsWritten;
  const only = onlyChosen(document);
  const option = only === undefined ? undefined : document.options[only];
  return words === option?.title || words === option?.asWritten ? undefined : words;
}

function decisionOf(
  document: MadrDocument,
  { chosen, justification }: MadrOutcome,
  { requestId, decidedBy, decidedOn }: Deciding,
): NonNullable<Taken['decision']> {
  const chosenAsWritten = wordsOfChoice(document);
  return {
    decisionId: partId('decision', requestId, 'decision'),
    chosen: chosen.map((index) => optionIdAt(requestId, index)),
    ...(chosenAsWritten !== undefined && { chosenAsWritten }),
    ...(justification !== undefined && { justification }),
    decidedBy,
    ...(decidedOn !== undefined && { decidedOn }),
  };
}

function supersededOf(
  { supersededBy }: MadrDocument,
  { status }: Standing,
  { successorOf }: Deciding,
): NonNullable<Taken['superseded']> {
  const successors = new Set(supersededBy.flatMap((reference) => successorOf(reference) ?? []));
  const [byRequestId, another] = successors;
  const byReference = supersededBy.join(', ');
  return {
    why: status.asWritten ?? `superseded by ${byReference}`,
    ...(byReference !== '' && { byReference }),
    ...(byRequestId !== undefined && another === undefined && { byRequestId }),
  };
}

/** What the record says became of it, and which of its successors are not here. */
export function toDecision(
  document: MadrDocument,
  standing: Standing,
  deciding: Deciding,
): { readonly taken: Taken; readonly findings: readonly ReportedFinding[] } {
  const { fate, status } = standing;
  if (fate === 'DECLINED')
    return { taken: { declined: { why: status.asWritten ?? 'rejected' } }, findings: [] };
  if (fate === 'OPEN' || !document.outcome) return { taken: {}, findings: [] };
  const decision = decisionOf(document, document.outcome, deciding);
  if (fate === 'DECIDED') return { taken: { decision }, findings: [] };
  const missing = document.supersededBy.filter((one) => deciding.successorOf(one) === undefined);
  return {
    taken: { decision, superseded: supersededOf(document, standing, deciding) },
    findings: missing.map((excerpt) => ({
      severity: 'NOTE',
      code: 'SUCCESSOR_NOT_FOUND',
      message: 'What supersedes it is not among the records of this folder; the reference was kept.',
      excerpt,
    })),
  };
}
