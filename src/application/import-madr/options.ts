import { discuss, type Discussion, discussionsIn, discussionUnder } from './discussions.js';
import type { MadrOption, OtherSection } from './madr-document.js';
import {
  type Block,
  isPlaceholder,
  lineOf,
  type ListItem,
  plain,
  type Reading,
  reportPlaceholder,
  verbatim,
} from './markdown.js';
import { textBeside } from './leftovers.js';
import { exactMatch, type Named } from './matching.js';
import { describe, type Draft, draft, optionOf } from './option-draft.js';
import { partsOf, type Section } from './sections.js';

export interface Options {
  readonly options: readonly MadrOption[];
  /** Titles with their numbers, for whoever refers to "option 2". */
  readonly names: readonly Named[];
  readonly leftovers: readonly OtherSection[];
  /** Sections of other names that turned out to discuss an option. */
  readonly used: readonly Section[];
}

export function optionsOf(reading: Reading, sections: readonly Section[]): Options {
  const leftovers: OtherSection[] = [];
  const drafts: Draft[] = [];
  const listing = sections.filter(({ kind }) => kind === 'OPTIONS');
  const described: Discussion[] = [];
  for (const section of listing) {
    const { intro, parts } = partsOf(section.blocks);
    drafts.push(...listed(reading, intro));
    leftovers.push(
      ...textBeside(
        reading,
        section,
        intro.filter(({ type }) => type !== 'list'),
      ),
    );
    described.push(...parts.map(discussionUnder(reading)));
  }
  const isListed = drafts.length > 0;
  if (!isListed) drafts.push(...described.map((found) => draft({ ...found, title: found.name })));
  for (const section of sections.filter(({ kind }) => kind === 'PROS_AND_CONS')) {
    const found = discussionsIn(reading, section, drafts);
    described.push(...found.discussions);
    leftovers.push(...found.leftovers);
  }
  const used = sections.filter(
    ({ kind, heading }) => kind === 'OTHER' && exactMatch(drafts, heading) !== undefined,
  );
  described.push(
    ...used.map(({ heading, line, blocks }) => ({ name: heading, asWritten: heading, line, blocks })),
  );
  discuss(reading, drafts, described);
  const names = drafts.map(({ title, ordinal }) => ({ title, ...(ordinal !== undefined && { ordinal }) }));
  return { options: drafts.map(optionOf), names, leftovers, used };
}

function listed(reading: Reading, intro: readonly Block[]): readonly Draft[] {
  return intro.flatMap((block) => {
    if (block.type !== 'list') return [];
    const from = block.start ?? 1;
    return block.children.flatMap((item, index) =>
      listedOption(reading, item, block.ordered ? from + index : undefined),
    );
  });
}

/** The item's first line is the option; what hangs below it describes it. */
function listedOption(reading: Reading, item: ListItem, ordinal: number | undefined): readonly Draft[] {
  const [first, ...below] = item.children;
  const children = first?.type === 'paragraph' ? first.children : [];
  const end = children.findIndex(({ type }) => type === 'break');
  const own = end === -1 ? children : children.slice(0, end);
  const title = plain(...own);
  const asWritten = verbatim(reading, own);
  if (title === '' || isPlaceholder(title)) {
    reportPlaceholder(reading, lineOf(item), verbatim(reading, [item]));
    return [];
  }
  const found = draft({ title, asWritten, line: lineOf(item), ...(ordinal !== undefined && { ordinal }) });
  if (end !== -1) found.description.push(verbatim(reading, children.slice(end + 1)));
  describe(reading, found, below);
  return [found];
}
