import { meaningOf } from './fields.js';
import type { Fate } from './import-report.js';
import type { Argument, MadrDocument, MadrOutcome, OtherSection } from './madr-document.js';
import { onlyChosen } from './outcome-taken.js';
import { isPeople, repeatsPeople } from './people.js';

const listed = (points: readonly string[]) =>
  points.map((point) => `* ${point.replaceAll('\n', '\n  ')}`).join('\n');

const section = (heading: string, text: string | undefined): readonly OtherSection[] =>
  text === undefined || text === '' ? [] : [{ heading, text }];

const list = (heading: string, points: readonly string[]) => section(heading, listed(points));

const outcomeHeading: Readonly<Record<Fate, string>> = {
  DECIDED: 'Decision outcome',
  OVER: 'Decision outcome',
  DECLINED: 'Rejected outcome',
  OPEN: 'Proposed outcome',
};

const valence = { GOOD: 'Good', NEUTRAL: 'Neutral', BAD: 'Bad' } as const;
const judged = ({ valence: said, text }: Argument) => `${valence[said]}: ${text}`;

function ofOutcome(outcome: MadrOutcome, fate: Fate, unplaced: boolean): readonly OtherSection[] {
  const elsewhere = outcome.remarks.filter((remark) => !outcome.text.includes(remark));
  return [
    ...section(outcomeHeading[fate], outcome.text),
    ...list('Consequences', unplaced ? outcome.consequences.map(judged) : []),
    ...list('Remarks on the outcome', elsewhere),
    ...section('Confirmation', outcome.confirmation),
  ];
}

/** What the record's head says beside what has a place; people and the status have one. */
const fields = ({ otherFields, status }: MadrDocument) =>
  otherFields
    .filter((field) => !isPeople(field) && !repeatsPeople(field))
    .filter((field, index, all) => status || all.findIndex(isStatus) !== index)
    .flatMap(({ name, value }) => section(name, value));

const isStatus = ({ name }: { readonly name: string }) => meaningOf(name) === 'status';

/** Whether the outcome's own consequences belong to no option, since it names none or several. */
export const hasUnplaced = (document: MadrDocument): boolean =>
  onlyChosen(document) === undefined && (document.outcome?.consequences.length ?? 0) > 0;

/** All that a record says and that has no place of its own here, in its author's words, so that nothing is lost. */
export function keptSections(document: MadrDocument, fate: Fate, wording: string): readonly OtherSection[] {
  const { preamble, technicalStory, outcome } = document;
  const beside = (text: string | undefined) => (text === wording ? undefined : text);
  return [
    ...section('Preamble', beside(preamble)),
    ...section('Technical story', beside(technicalStory)),
    ...list('Decision drivers', document.drivers),
    ...(outcome ? ofOutcome(outcome, fate, hasUnplaced(document)) : []),
    ...list('Supersedes', document.supersedes),
    ...(fate === 'OVER' ? [] : list('Superseded by', document.supersededBy)),
    ...list('Links', document.links),
    ...section('More information', document.moreInformation),
    ...document.otherSections.flatMap(({ heading, text }) => section(heading, text)),
    ...fields(document),
  ];
}
