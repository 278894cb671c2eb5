import type { Fate, ReportedFinding } from './import-report.js';
import type { MadrDocument, MadrOutcome, StatusWord } from './madr-document.js';
import { type StatusGiven, statusGiven } from './status-given.js';

export interface Standing {
  readonly fate: Fate;
  readonly status: StatusGiven;
  readonly findings: readonly ReportedFinding[];
}

const fates: Readonly<Record<StatusWord | 'UNKNOWN', Fate>> = {
  PROPOSED: 'OPEN',
  ACCEPTED: 'DECIDED',
  REJECTED: 'DECLINED',
  DEPRECATED: 'OVER',
  SUPERSEDED: 'OVER',
  UNKNOWN: 'OPEN',
};

/** An outcome that only repeats the template decides nothing. */
const saysSomething = ({ chosen, chosenAsWritten, justification }: MadrOutcome): boolean =>
  chosen.length > 0 || chosenAsWritten !== undefined || justification !== undefined;

/** A record without a status counts by its outcome; one without an outcome decides nothing, whatever its status. */
export function standingOf(document: MadrDocument): Standing {
  const status = statusGiven(document);
  const byStatus = status.word === undefined ? 'DECIDED' : fates[status.word];
  const hasOutcome = document.outcome !== undefined && saysSomething(document.outcome);
  const fate = byStatus === 'DECLINED' || hasOutcome ? byStatus : 'OPEN';
  return { fate, status, findings: doubtsOf(status, { hasOutcome, fate }) };
}

const words = ({ asWritten }: StatusGiven) => (asWritten === undefined ? {} : { excerpt: asWritten });

function doubtsOf(
  status: StatusGiven,
  { hasOutcome, fate }: { readonly hasOutcome: boolean; readonly fate: Fate },
): readonly ReportedFinding[] {
  if (fate === 'OPEN') return whyOpen(status, hasOutcome);
  if (!status.uncertain || fate === 'OVER') return [];
  const message = 'The status is none of the format; it was read as accepted.';
  return [{ severity: 'NOTE', code: 'STATUS_NOT_CERTAIN', message, ...words(status) }];
}

function whyOpen(status: StatusGiven, hasOutcome: boolean): readonly ReportedFinding[] {
  const notDecided = (severity: 'NOTE' | 'WARNING', message: string): readonly ReportedFinding[] => [
    { severity, code: 'NOT_DECIDED', message, ...words(status) },
  ];
  if (hasOutcome)
    return status.word === 'UNKNOWN'
      ? notDecided('WARNING', 'The status leaves open whether it is decided; the outcome was kept beside it.')
      : notDecided('NOTE', 'It is only proposed, so nothing is decided; the outcome was kept beside it.');
  if (status.word === undefined || status.word === 'PROPOSED') return [];
  return notDecided('WARNING', 'The status speaks of a decision, but the record does not say which.');
}

/** The one option that the outcome names, if it is one. */
export const onlyChosen = ({ outcome }: MadrDocument): number | undefined =>
  outcome?.chosen.length === 1 ? outcome.chosen[0] : undefined;
