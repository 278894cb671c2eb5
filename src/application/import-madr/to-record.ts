import type { ImportedRecord, ImportSource } from '../../aggregates/change-request/index.js';
import { credible } from './dates.js';
import type { ReportedFinding } from './import-report.js';
import { hasUnplaced, keptSections } from './kept-sections.js';
import type { MadrDocument, OtherSection } from './madr-document.js';
import { standingOf } from './outcome-taken.js';
import { type NamedField, peopleIn, type RecordPeople, repeatsPeople } from './people.js';
import { toDecision } from './to-decision.js';
import { toOptions } from './to-options.js';
import { toWish } from './to-wish.js';

/** What taking a record over needs beside what it says. */
export interface Taking {
  readonly projectId: string;
  readonly requestId: string;
  readonly file: string;
  readonly sha256: string;
  readonly now: string;
  /** Ids of the people named, by name. Who is missing was not fit to be kept. */
  readonly people: ReadonlyMap<string, string>;
  /** The request of the record that a reference means, where it is here. */
  readonly successorOf: (reference: string) => string | undefined;
}

export interface TakenRecord {
  readonly record: ImportedRecord;
  /** When the record says that it happened. */
  readonly occurredAt?: string;
  readonly findings: readonly ReportedFinding[];
}

/** A record of decisions as what is imported: every word of it in its place, or beside it; nothing that it doesn't say. */
export function toRecord(document: MadrDocument, taking: Taking): TakenRecord {
  const { projectId, requestId, now, successorOf, file, sha256 } = taking;
  const wish = toWish(document, file);
  const standing = standingOf(document);
  const date = credible(document.date, now);
  const people = peopleIn(document);
  const decidedBy = idsOf(taking, people.deciders);
  const { taken, findings } = toDecision(document, standing, {
    requestId,
    decidedBy,
    decidedOn: date.on,
    successorOf,
  });
  const keptDate = date.on !== undefined && taken.decision ? undefined : document.date;
  const status = standing.status.asWritten;
  const source: ImportSource = {
    format: 'MADR',
    file,
    sha256,
    ...(status !== undefined && { statusAsWritten: status }),
    ...otherPeople(taking, people, taken.decision !== undefined),
    sections: [
      ...wish.sections,
      ...keptSections(document, standing.fate, wish.wording),
      ...dateSection(keptDate),
    ],
  };
  return {
    record: {
      projectId,
      title: wish.title,
      wording: wish.wording,
      source,
      options: toOptions(document, requestId),
      ...taken,
    },
    ...(date.at !== undefined && { occurredAt: date.at }),
    findings: [
      ...wish.findings,
      ...standing.findings,
      ...findings,
      ...doubtsOf(document, date.doubt),
      ...linksOfPeople(document),
    ],
  };
}

const dateSection = (date: string | undefined): readonly OtherSection[] =>
  date === undefined ? [] : [{ heading: 'Date', text: date }];

const idsOf = ({ people }: Taking, { names }: NamedField): readonly string[] =>
  names.flatMap((name) => people.get(name) ?? []);

/** Where nothing was decided, whom the record names as deciders is still said. */
function otherPeople(
  taking: Taking,
  { deciders, consulted, informed, others }: RecordPeople,
  decided: boolean,
): Pick<ImportSource, 'consulted' | 'informed' | 'otherPeople'> {
  const fields = [...(decided ? [] : [deciders]), ...others]
    .map((field) => ({ heading: field.heading, people: idsOf(taking, field) }))
    .filter(({ people }) => people.length > 0);
  return {
    ...(consulted.names.length > 0 && { consulted: idsOf(taking, consulted) }),
    ...(informed.names.length > 0 && { informed: idsOf(taking, informed) }),
    ...(fields.length > 0 && { otherPeople: fields }),
  };
}

function doubtsOf(document: MadrDocument, doubt: string | undefined): readonly ReportedFinding[] {
  const { date } = document;
  const onDate: readonly ReportedFinding[] =
    doubt === undefined || date === undefined
      ? []
      : [{ severity: 'WARNING', code: 'DATE_NOT_CREDIBLE', message: doubt, excerpt: date }];
  const message =
    'The outcome names no single option, so its consequences belong to none; they were kept beside the record.';
  const onConsequences: readonly ReportedFinding[] = hasUnplaced(document)
    ? [{ severity: 'WARNING', code: 'CONSEQUENCES_OF_NO_OPTION', message }]
    : [];
  return [...onDate, ...onConsequences];
}

/** Such a field was read before; its links would bring personal data into the log, where nobody can erase it. */
const linksOfPeople = (document: MadrDocument): readonly ReportedFinding[] =>
  document.otherFields.filter(repeatsPeople).map(({ name, value }) => ({
    severity: 'WARNING',
    code: 'PEOPLE_FIELD_NOT_KEPT',
    message:
      'More is said of people than their names, or a second time; personal data stays out of the log, so it was not taken over.',
    excerpt: `${name}: ${value}`,
  }));
