import {
  type Block,
  type Heading,
  isComment,
  lineOf,
  plain,
  type Reading,
  reportComment,
} from './markdown.js';

export type SectionKind =
  | 'TITLE'
  | 'CONTEXT'
  | 'DRIVERS'
  | 'OPTIONS'
  | 'OUTCOME'
  | 'PROS_AND_CONS'
  | 'CONSEQUENCES'
  | 'POSITIVE_CONSEQUENCES'
  | 'NEGATIVE_CONSEQUENCES'
  | 'NEUTRAL_CONSEQUENCES'
  | 'CONFIRMATION'
  | 'LINKS'
  | 'MORE_INFORMATION'
  | 'FIELD'
  | 'OTHER';

/** A heading and all below it up to the next section; deeper headings of no known meaning stay inside. */
export interface Section {
  readonly kind: SectionKind;
  readonly heading: string;
  readonly depth: number;
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** Names that mean the same wherever they stand. */
const unmistakable: ReadonlyMap<string, SectionKind> = new Map([
  ['context and problem statement', 'CONTEXT'],
  ['decision drivers', 'DRIVERS'],
  ['considered options', 'OPTIONS'],
  ['considered alternatives', 'OPTIONS'],
  ['decision outcome', 'OUTCOME'],
  ['pros and cons of the options', 'PROS_AND_CONS'],
  ['pros and cons of options', 'PROS_AND_CONS'],
  ['pros and cons of the alternatives', 'PROS_AND_CONS'],
  ['positive consequences', 'POSITIVE_CONSEQUENCES'],
  ['negative consequences', 'NEGATIVE_CONSEQUENCES'],
  ['neutral consequences', 'NEUTRAL_CONSEQUENCES'],
  ['more information', 'MORE_INFORMATION'],
]);

/** Names that an option or a side remark could bear as well. */
const usual: ReadonlyMap<string, SectionKind> = new Map([
  ['context', 'CONTEXT'],
  ['problem', 'CONTEXT'],
  ['problem statement', 'CONTEXT'],
  ['context and problem', 'CONTEXT'],
  ['problem description', 'CONTEXT'],
  ['decision driver', 'DRIVERS'],
  ['drivers', 'DRIVERS'],
  ['forces', 'DRIVERS'],
  ['options', 'OPTIONS'],
  ['considered option', 'OPTIONS'],
  ['options considered', 'OPTIONS'],
  ['alternatives', 'OPTIONS'],
  ['alternatives considered', 'OPTIONS'],
  ['possible options', 'OPTIONS'],
  ['decision', 'OUTCOME'],
  ['outcome', 'OUTCOME'],
  ['pros and cons', 'PROS_AND_CONS'],
  ['consequences', 'CONSEQUENCES'],
  ['consequence', 'CONSEQUENCES'],
  ['confirmation', 'CONFIRMATION'],
  ['validation', 'CONFIRMATION'],
  ['links', 'LINKS'],
  ['link', 'LINKS'],
  ['references', 'LINKS'],
  ['further information', 'MORE_INFORMATION'],
  ['additional information', 'MORE_INFORMATION'],
  ['status', 'FIELD'],
  ['date', 'FIELD'],
  ['deciders', 'FIELD'],
  ['decision makers', 'FIELD'],
  ['consulted', 'FIELD'],
  ['informed', 'FIELD'],
  ['technical story', 'FIELD'],
]);

const nameOf = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\((?:optional|recommended)\)/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^\d+ /, '');

/** Inside these, deeper headings name options or belong to whatever the author invented. */
const closed: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'OPTIONS',
  'PROS_AND_CONS',
  'OTHER',
  'MORE_INFORMATION',
]);

function kindOf(heading: Heading, current: Section): SectionKind {
  const name = nameOf(plain(heading));
  const certain = unmistakable.get(name);
  if (certain) return certain;
  const inside = heading.depth > current.depth && closed.has(current.kind);
  return (inside ? undefined : usual.get(name)) ?? 'OTHER';
}

export const isSectionName = (heading: Heading): boolean => {
  const name = nameOf(plain(heading));
  return unmistakable.has(name) || usual.has(name);
};

const isHeading = (block: Block): block is Heading => block.type === 'heading';

/** The first H1 that names no section; without any, a first heading that stands above all others. */
export function titleHeading(blocks: readonly Block[]): Heading | undefined {
  const headings = blocks.filter(isHeading);
  const top = headings.find((heading) => heading.depth === 1 && !isSectionName(heading));
  const [first, ...others] = headings;
  if (top || !first || isSectionName(first)) return top;
  return others.length > 0 && others.every(({ depth }) => depth > first.depth) ? first : undefined;
}

type Growing = Omit<Section, 'blocks'> & { readonly blocks: Block[] };

/** What stands before or directly below the title comes first, as the section TITLE. */
export function sectionsOf(
  reading: Reading,
  blocks: readonly Block[],
  title: Heading | undefined,
): readonly Section[] {
  let current: Growing = { kind: 'TITLE', heading: '', depth: 0, line: 1, blocks: [] };
  const sections = [current];
  for (const block of blocks) {
    const opened = isHeading(block) ? opening(block, current, title) : undefined;
    if (opened) {
      reportComments(reading, block);
      sections.push((current = { ...opened, blocks: [] }));
    } else current.blocks.push(block);
  }
  return sections;
}

/** Headings are read without the template's remarks in them. */
function reportComments(reading: Reading, block: Block): void {
  for (const child of 'children' in block ? block.children : [])
    if (isComment(child)) reportComment(reading, child);
}

function opening(
  heading: Heading,
  current: Section,
  title: Heading | undefined,
): Omit<Section, 'blocks'> | undefined {
  const found = { heading: plain(heading), depth: heading.depth, line: lineOf(heading) };
  if (heading === title) return { ...found, kind: 'TITLE', depth: 0 };
  const kind = kindOf(heading, current);
  const belongsAbove = kind === 'OTHER' && current.kind !== 'TITLE' && heading.depth > current.depth;
  return belongsAbove ? undefined : { ...found, kind };
}

export interface Part {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
}

/** A section's own text, and its sub-sections at the highest level that occurs in it. */
export function partsOf(blocks: readonly Block[]): { intro: readonly Block[]; parts: readonly Part[] } {
  const depth = Math.min(...blocks.filter(isHeading).map((heading) => heading.depth));
  const intro: Block[] = [];
  const parts: { heading: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (isHeading(block) && block.depth === depth) parts.push({ heading: block, blocks: [] });
    else (parts.at(-1)?.blocks ?? intro).push(block);
  }
  return { intro, parts };
}
