import type { Head } from './fields.js';
import type { Finding } from './madr-document.js';
import { isPlaceholder, withoutComments } from './markdown.js';
import type { Section, SectionKind } from './sections.js';

/** What decides whether a file is a decision record at all. */
export interface Candidate {
  readonly fileName: string;
  readonly body: string;
  readonly head: Head;
  readonly title: string | undefined;
  readonly sections: readonly Section[];
}

const nameOf = (fileName: string) => (fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.\w+$/, '');

/** The number that a file name starts with ("0005-…", "ADR-5 …"); a date is none. */
export function numberOf(fileName: string): number | undefined {
  const name = nameOf(fileName);
  if (/^\d{4}-\d{2}-\d{2}/.test(name)) return undefined;
  const digits = /^(?:adr[-_ ]?)?(\d{1,6})(?!\d)/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const overview = /^_?(?:readme|index|contents|toc|summary|contributing|changelog|license|about)$/i;
const template = /^(?!\d).*template(?:$|[-_](?:long|short|bare|minimal|full|simple))/i;

const because = (code: Finding['code'], message: string): Finding => ({ severity: 'WARNING', code, message });

const isTemplate = ({ body, title }: Candidate, name: string) =>
  (title !== undefined && isPlaceholder(title)) || (template.test(name) && /[{[][^}\]\n]+[}\]]/.test(body));

/** The reason why a file is no record; undefined for anything that could be one. */
export function whyNoRecord(candidate: Candidate): Finding | undefined {
  const { fileName, body, head, sections } = candidate;
  const name = nameOf(fileName);
  if (withoutComments(body).trim() === '') return because('EMPTY_FILE', 'The file holds no text.');
  if (isTemplate(candidate, name)) return because('TEMPLATE', 'The file is a template for decision records.');
  const kinds = new Set(sections.map(({ kind }) => kind));
  if (overview.test(name) && !kinds.has('OUTCOME'))
    return because('NOT_A_DECISION_RECORD', 'The file is named as an overview and holds no outcome.');
  if (numberOf(fileName) !== undefined || head.status || telling.some((kind) => kinds.has(kind)))
    return undefined;
  return because('NOT_A_DECISION_RECORD', 'The file has no section, number or status of a decision record.');
}

const telling: readonly SectionKind[] = ['CONTEXT', 'DRIVERS', 'OPTIONS', 'OUTCOME', 'PROS_AND_CONS'];
