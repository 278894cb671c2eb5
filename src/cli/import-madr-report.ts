import type {
  Fate,
  FileOutcome,
  FileReport,
  ImportReport,
  ReportedFinding,
  Totals,
  Valences,
} from '../application/import-madr/import-report.js';

/** What a file says must not steer the terminal that it is shown on. */
const harmless = (text: string): string =>
  text.replaceAll(/\p{Cc}|\p{Cf}/gu, (character) =>
    character === '\n' ? ' ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

const longestExcerpt = 160;

const excerptOf = (text: string): string => {
  const flat = harmless(text.replaceAll(/\s+/g, ' ').trim());
  return flat.length > longestExcerpt ? `${flat.slice(0, longestExcerpt)}…` : flat;
};

const named: Readonly<Record<FileOutcome, string>> = {
  IMPORTED: 'imported',
  UNCHANGED: 'unchanged',
  DIFFERS: 'differs',
  RECORD: 'a record',
  NOT_A_RECORD: 'not a record',
  SKIPPED: 'skipped',
  FAILED: 'FAILED',
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const judged = ({ good, neutral, bad }: Valences): string => `${good} good, ${neutral} neutral, ${bad} bad`;

const fates: Readonly<Record<Fate, string>> = {
  DECIDED: 'decided',
  OVER: 'decided, not in force any more',
  DECLINED: 'declined',
  OPEN: 'not decided',
};

function holding({ options, arguments: said, outcomeConsequences, fate }: FileReport): string {
  if (options === undefined || !said || !outcomeConsequences || !fate) return '';
  const { good, neutral, bad } = outcomeConsequences;
  const ofOutcome = good + neutral + bad === 0 ? '' : `; of the outcome ${judged(outcomeConsequences)}`;
  return `: ${plural(options, 'option')}, ${judged(said)}${ofOutcome}; ${fates[fate]}`;
}

const places = (lines: readonly number[]) =>
  lines.length === 0 ? '' : ` (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')})`;

/** What was met several times is said once, with its lines. */
function findingLines(findings: readonly ReportedFinding[]): readonly string[] {
  const alike = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const said = `${finding.severity} ${finding.code}: ${finding.message}`;
    alike.set(said, [...(alike.get(said) ?? []), finding]);
  }
  return [...alike].map(([said, found]) => {
    const lines = found.flatMap(({ line }) => line ?? []);
    const words = [...new Set(found.flatMap(({ excerpt }) => excerpt ?? []))].map(excerptOf);
    return `    ${said}${places(lines)}${words.length === 0 ? '' : ` - ${words.join(' | ')}`}`;
  });
}

const fileLines = (file: FileReport): readonly string[] => {
  const reference = file.reference === undefined ? '' : `  ${file.reference}`;
  const message = file.message === undefined ? '' : ` - ${harmless(file.message)}`;
  // What was said when it was imported need not be said again.
  const findings = file.outcome === 'UNCHANGED' ? [] : file.findings;
  const why = file.outcome === 'NOT_A_RECORD' ? [] : findings;
  return [
    `${harmless(file.file)}${reference}  ${named[file.outcome]}${holding(file)}${message}`,
    ...findingLines(why),
  ];
};

const summary = ({ outcomes, files, changes }: Totals, dryRun: boolean): string => {
  const taken = dryRun
    ? [plural(outcomes.RECORD, 'record')]
    : [`${outcomes.IMPORTED} imported`, `${outcomes.UNCHANGED} unchanged`, `${outcomes.DIFFERS} differ`];
  const others = [
    `${outcomes.NOT_A_RECORD} not records`,
    `${outcomes.SKIPPED} skipped`,
    `${outcomes.FAILED} failed`,
  ];
  const end = dryRun ? 'nothing was stored' : plural(changes, 'change');
  return `${plural(files, 'file')}: ${[...taken, ...others].join(', ')}: ${end}.`;
};

/** The report for people: a line or more per file, what the records hold, and last what became of them. */
export function reportLines({ files, totals, project }: ImportReport): readonly string[] {
  const { options, arguments: said, outcomeConsequences, decided, warnings, notes } = totals;
  return [
    ...files.flatMap(fileLines),
    '',
    `The records hold ${plural(options, 'option')} with ${judged(said)} arguments; outcomes with ${judged(outcomeConsequences)} consequences; ` +
      `${decided} decided. ${plural(warnings, 'warning')}, ${plural(notes, 'note')}.`,
    summary(totals, project === undefined),
  ];
}
