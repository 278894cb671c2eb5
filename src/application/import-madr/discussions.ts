import { isArguing, isValenceLabel } from './arguments.js';
import type { OtherSection } from './madr-document.js';
import { type Block, lineOf, type ListItem, plain, type Reading, verbatim } from './markdown.js';
import { textBeside } from './leftovers.js';
import { exactMatch, match } from './matching.js';
import { describe, type Draft, draft, note } from './option-draft.js';
import { type Part, partsOf, type Section } from './sections.js';

/** Where an option is discussed: below a heading, a bold line or a list item with its name. */
export interface Discussion {
  readonly name: string;
  readonly asWritten: string;
  readonly line: number;
  readonly blocks: readonly Block[];
}

export const discussionUnder =
  (reading: Reading) =>
  ({ heading, blocks }: { heading: Block; blocks: readonly Block[] }): Discussion => ({
    name: plain(heading),
    asWritten: 'children' in heading ? verbatim(reading, heading.children) : plain(heading),
    line: lineOf(heading),
    blocks,
  });

interface Discussions {
  readonly discussions: readonly Discussion[];
  readonly leftovers: readonly OtherSection[];
}

const isLabel = ({ heading }: Part) => isValenceLabel(plain(heading));

/** Arguments below plain "Pros" and "Cons" headings belong to no option, so they are not given to any. */
export function discussionsIn(reading: Reading, section: Section, drafts: readonly Draft[]): Discussions {
  const { intro, parts } = partsOf(section.blocks);
  const { discussions, loose } = inIntro(reading, intro, drafts);
  const headed = parts.filter((part) => !isLabel(part)).map(discussionUnder(reading));
  const unowned = parts.filter(isLabel).flatMap(({ heading, blocks }) => [heading, ...blocks]);
  const message = 'Arguments belong to no option; they were kept as a section of their own.';
  if (unowned.length > 0 || loose.some((block) => block.type === 'list' && isArguing(reading, block)))
    reading.report({ severity: 'WARNING', code: 'ARGUMENTS_WITHOUT_OPTION', message, line: section.line });
  const leftovers = textBeside(reading, section, [...loose, ...unowned]);
  return { discussions: [...discussions, ...headed], leftovers };
}

/** Without sub-headings, options may be named in bold lines or as the items of a list. */
function inIntro(reading: Reading, intro: readonly Block[], drafts: readonly Draft[]) {
  const discussions: Discussion[] = [];
  const loose: Block[] = [];
  let below = loose;
  for (const block of intro) {
    const inList = block.type === 'list' ? listDiscussions(block.children, drafts) : undefined;
    if (inList) discussions.push(...inList);
    else if (isBoldName(block, drafts)) {
      below = [];
      discussions.push({ name: plain(block), asWritten: plain(block), line: lineOf(block), blocks: below });
    } else below.push(block);
  }
  return { discussions, loose };
}

const isBoldName = (block: Block, drafts: readonly Draft[]) =>
  block.type === 'paragraph' &&
  block.children.length === 1 &&
  block.children[0]?.type === 'strong' &&
  exactMatch(drafts, plain(block)) !== undefined;

/** A list whose items are the options themselves, each with its arguments below. */
function listDiscussions(
  items: readonly ListItem[],
  drafts: readonly Draft[],
): readonly Discussion[] | undefined {
  const found = items.flatMap((item) => {
    const [first, ...blocks] = item.children;
    const name = first ? plain(first) : '';
    return first && blocks.length > 0 && exactMatch(drafts, name) !== undefined
      ? [{ name, asWritten: name, line: lineOf(item), blocks }]
      : [];
  });
  return found.length > 0 && found.length === items.length ? found : undefined;
}

/** Exact names first, so that a similar one cannot take their place. */
export function discuss(reading: Reading, drafts: Draft[], described: readonly Discussion[]): void {
  const owners = described.map(({ name }) => drafts[exactMatch(drafts, name) ?? -1]);
  const taken = new Set(owners);
  for (const [index, found] of described.entries()) {
    const free = drafts.filter((option) => !taken.has(option));
    const owner = owners[index] ?? closest(reading, free, found) ?? unlisted(reading, drafts, found);
    taken.add(owner);
    describe(reading, owner, found.blocks);
  }
}

function closest(reading: Reading, free: readonly Draft[], found: Discussion): Draft | undefined {
  const matched = match(free, found.name);
  const own = typeof matched === 'object' ? free[matched.index] : undefined;
  if (own)
    note(
      reading,
      { code: 'OPTION_CLOSE_MATCH', line: found.line, excerpt: found.asWritten },
      `Read as a discussion of the listed option "${own.title}".`,
    );
  return own;
}

function unlisted(reading: Reading, drafts: Draft[], found: Discussion): Draft {
  const option = draft({ ...found, title: found.name });
  const message =
    'An option is discussed that is not among those listed; it was taken as an option of its own.';
  reading.report({
    severity: 'WARNING',
    code: 'OPTION_NOT_LISTED',
    message,
    line: found.line,
    excerpt: found.asWritten,
  });
  drafts.push(option);
  return option;
}
