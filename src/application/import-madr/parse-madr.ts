import { contentOf } from './content.js';
import { type Head, headOf } from './fields.js';
import { type FrontMatter, frontMatterOf } from './front-matter.js';
import { headerOf, sectionFields } from './header.js';
import { textBeside } from './leftovers.js';
import type { Finding, MadrDocument, NotARecord, OtherSection, ParsedMadr } from './madr-document.js';
import { blocksOf, type Heading, lineOf, passage, plain, type Reading } from './markdown.js';
import { optionsOf } from './options.js';
import { outcomeOf } from './outcome.js';
import { numberOf, whyNoRecord } from './record.js';
import { type Section, type SectionKind, sectionsOf, titleHeading } from './sections.js';
import { supersessionOf } from './values.js';

/**
 * Reads one decision record. Every word of the file is found in the document or in a finding; a file that is no
 * record is named with the reason. A string is taken as decoded, bytes are decoded here.
 */
export function parseMadr(fileName: string, content: string | Uint8Array): ParsedMadr | NotARecord {
  const read = contentOf(content);
  if ('refused' in read) return { notARecord: read.refused };
  const front = frontMatterOf(read.text);
  const findings: Finding[] = [...read.findings, ...front.findings];
  const reading: Reading = { text: front.body, report: (finding) => findings.push(finding) };
  const found = structureOf(reading, front);
  const reason = whyNoRecord({ fileName, body: front.body, ...found });
  if (reason) return { notARecord: reason };
  const document = documentOf(reading, fileName, found);
  return { document, notUnderstood: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

interface Structure {
  readonly head: Head;
  readonly title: string | undefined;
  readonly preamble: string | undefined;
  readonly sections: readonly Section[];
}

function structureOf(reading: Reading, { fields, body }: FrontMatter): Structure {
  const blocks = blocksOf(body);
  reportUnclosedComment(reading, blocks);
  const heading = titleHeading(blocks);
  const sections = sectionsOf(reading, blocks, heading);
  const header = headerOf(reading, sections);
  const head = headOf(reading, [...fields, ...header.fields, ...sectionFields(reading, sections)]);
  return {
    head: titled(reading, head, heading),
    title: heading ? plain(heading) : head.title,
    preamble: header.preamble,
    sections,
  };
}

function reportUnclosedComment(reading: Reading, blocks: ReturnType<typeof blocksOf>): void {
  const open = blocks.find(
    (block) => block.type === 'html' && block.value.lastIndexOf('<!--') > block.value.lastIndexOf('-->'),
  );
  const message = 'A comment is never closed; all that follows was read as part of it.';
  if (open) reading.report({ severity: 'WARNING', code: 'UNCLOSED_COMMENT', message, line: lineOf(open) });
}

/** The heading is the title; another title in the front matter is kept as a field. */
function titled(reading: Reading, head: Head, heading: Heading | undefined): Head {
  if (!heading || head.title === undefined || head.title === plain(heading)) return head;
  const message = 'The title in the front matter differs from the heading; the heading counts.';
  reading.report({
    severity: 'NOTE',
    code: 'TITLE_DIFFERS',
    message,
    line: lineOf(heading),
    excerpt: head.title,
  });
  return { ...head, otherFields: [...head.otherFields, { name: 'title', value: head.title }] };
}

function documentOf(
  reading: Reading,
  fileName: string,
  { head, title, preamble, sections }: Structure,
): MadrDocument {
  const number = numberOf(fileName);
  const options = optionsOf(reading, sections);
  const outcome = outcomeOf(reading, sections, options.names);
  const drivers = listOf(reading, sections, 'DRIVERS');
  const links = listOf(reading, sections, 'LINKS');
  const context = proseOf(reading, sections, 'CONTEXT');
  const moreInformation = proseOf(reading, sections, 'MORE_INFORMATION');
  const others = sections.filter((section) => section.kind === 'OTHER' && !options.used.includes(section));
  reportAbsent(reading, { title, options: options.options.length, outcome: outcome.outcome !== undefined });
  return {
    ...(number !== undefined && { number }),
    ...withLinks(head, links.items),
    ...(title !== undefined && title !== '' && { title }),
    ...(preamble !== undefined && { preamble }),
    ...(context !== undefined && { context }),
    drivers: drivers.items,
    options: options.options,
    ...(outcome.outcome && { outcome: outcome.outcome }),
    links: links.items,
    ...(moreInformation !== undefined && { moreInformation }),
    otherSections: [
      ...[drivers, options, outcome, links].flatMap(({ leftovers }) => leftovers),
      ...others.flatMap((section) => otherSection(reading, section)),
    ],
  };
}

/** Links such as "Superseded by [ADR-0005](…)" complete a status, but never make one. */
function withLinks(facts: Head, links: readonly string[]): Head {
  const named = links.map(supersessionOf);
  const by = named.flatMap(({ supersededBy = [] }) => supersededBy);
  const of = named.flatMap(({ supersedes = [] }) => supersedes);
  const isOver = facts.status?.word === 'SUPERSEDED' && facts.supersededBy.length === 0;
  return {
    ...facts,
    ...(isOver && { supersededBy: by }),
    ...(facts.supersedes.length === 0 && { supersedes: of }),
  };
}

/** Several sections of one kind are read as one, in their order. */
function proseOf(reading: Reading, sections: readonly Section[], wanted: SectionKind): string | undefined {
  const texts = sections
    .filter(({ kind }) => kind === wanted)
    .flatMap(({ blocks }) => passage(reading, blocks) ?? []);
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}

interface Listed {
  readonly items: readonly string[];
  readonly leftovers: readonly OtherSection[];
}

/** The points of a list as written; words beside the list are kept as a section. */
function listOf(reading: Reading, sections: readonly Section[], wanted: SectionKind): Listed {
  const own = sections.filter(({ kind }) => kind === wanted);
  const lists = own.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'list'));
  const items = lists.flatMap(({ children }) =>
    children.flatMap((item) => passage(reading, item.children) ?? []),
  );
  const leftovers = own.flatMap((section) =>
    textBeside(
      reading,
      section,
      section.blocks.filter(({ type }) => type !== 'list'),
    ),
  );
  return { items, leftovers };
}

function otherSection(reading: Reading, { heading, line, blocks }: Section): readonly OtherSection[] {
  const text = passage(reading, blocks);
  const [code, message] =
    text === undefined
      ? (['EMPTY_SECTION', 'A section holds no text.'] as const)
      : (['UNKNOWN_SECTION', 'The section is not part of the format; it was kept as it is.'] as const);
  reading.report({ severity: 'NOTE', code, message, line, excerpt: heading });
  return text === undefined ? [] : [{ heading, text }];
}

function reportAbsent(
  reading: Reading,
  has: { title: string | undefined; options: number; outcome: boolean },
): void {
  const absent = (code: Finding['code'], message: string) =>
    reading.report({ severity: 'WARNING', code, message });
  if (!has.title) absent('NO_TITLE', 'The record has no title.');
  if (has.options === 0) absent('NO_OPTIONS', 'No considered option was found.');
  if (!has.outcome) absent('NO_OUTCOME', 'No decision outcome was found.');
}
