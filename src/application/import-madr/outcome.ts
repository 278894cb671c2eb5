import { judge, remark } from './arguments.js';
import { choiceIn } from './choice.js';
import type { Argument, MadrOutcome, OtherSection, Valence } from './madr-document.js';
import { type Block, lineOf, passage, passages, type Reading, verbatim } from './markdown.js';
import type { Named } from './matching.js';
import { partsOf, type Section, type SectionKind } from './sections.js';

export interface Outcome {
  readonly outcome?: MadrOutcome;
  readonly leftovers: readonly OtherSection[];
}

const valences: Partial<Record<SectionKind, Valence | 'UNSAID'>> = {
  CONSEQUENCES: 'UNSAID',
  POSITIVE_CONSEQUENCES: 'GOOD',
  NEGATIVE_CONSEQUENCES: 'BAD',
  NEUTRAL_CONSEQUENCES: 'NEUTRAL',
};

/** A second outcome is kept beside the first, never mixed with it. */
export function outcomeOf(
  reading: Reading,
  sections: readonly Section[],
  options: readonly Named[],
): Outcome {
  const [section, ...repeated] = sections.filter(({ kind }) => kind === 'OUTCOME');
  const dependent = sections.filter(({ kind }) => kind === 'CONFIRMATION' || valences[kind]);
  if (!section) return { leftovers: orphans(reading, dependent) };
  const leftovers = repeated.flatMap(({ heading, line, blocks }) => {
    reading.report({
      severity: 'WARNING',
      code: 'SECTION_REPEATED',
      message: 'A second outcome was kept as a section of its own.',
      line,
      excerpt: heading,
    });
    const text = passage(reading, blocks);
    return text === undefined ? [] : [{ heading, text }];
  });
  const text = passage(quiet(reading), wholeOf(section, sections));
  if (text === undefined && dependent.length === 0) return { leftovers };
  return { outcome: { ...read(reading, { section, dependent, options }), text: text ?? '' }, leftovers };
}

/** Passages that are read twice are reported once. */
const quiet = ({ text }: Reading): Reading => ({ text, report: () => undefined });

function orphans(reading: Reading, dependent: readonly Section[]): readonly OtherSection[] {
  return dependent.flatMap(({ heading, line, blocks }) => {
    const text = passage(reading, blocks);
    const message = 'There is no outcome that this could belong to; it was kept as a section of its own.';
    reading.report({
      severity: 'WARNING',
      code: 'CONSEQUENCES_WITHOUT_OUTCOME',
      message,
      line,
      excerpt: heading,
    });
    return text === undefined ? [] : [{ heading, text }];
  });
}

/** The section with the known sections inside it, as one stretch of the file. */
function wholeOf(section: Section, sections: readonly Section[]): readonly Block[] {
  const from = sections.indexOf(section);
  const after = sections.slice(from + 1);
  const end = after.findIndex(({ depth }) => depth <= section.depth);
  return [section, ...after.slice(0, end === -1 ? undefined : end)].flatMap(({ blocks }) => blocks);
}

interface Parts {
  readonly section: Section;
  readonly dependent: readonly Section[];
  readonly options: readonly Named[];
}

function read(reading: Reading, { section, dependent, options }: Parts): Omit<MadrOutcome, 'text'> {
  const { intro, parts } = partsOf(section.blocks);
  const own = judge(reading, intro);
  for (const { heading } of parts)
    reading.report({
      severity: 'NOTE',
      code: 'UNKNOWN_SECTION',
      message: 'Kept in the text of the outcome.',
      line: lineOf(heading),
      excerpt: verbatim(reading, [heading]),
    });
  const all = { consequences: [...own.arguments], remarks: [...own.remarks] };
  for (const found of dependent) consequencesIn(reading, found, all);
  const confirmation = dependent
    .filter(({ kind }) => kind === 'CONFIRMATION')
    .flatMap(({ blocks }) => passage(reading, blocks) ?? []);
  return {
    ...choiceIn(reading, { section, blocks: intro, rest: own.rest, options }),
    ...all,
    ...(confirmation.length > 0 && { confirmation: confirmation.join('\n\n') }),
  };
}

function consequencesIn(
  reading: Reading,
  { kind, blocks }: Section,
  all: { readonly consequences: Argument[]; readonly remarks: string[] },
): void {
  const valence = valences[kind];
  if (!valence) return;
  const judged = judge(reading, blocks, valence === 'UNSAID' ? undefined : valence);
  all.consequences.push(...judged.arguments);
  all.remarks.push(...judged.remarks);
  const lists = judged.rest.filter((block) => block.type === 'list');
  const prose = judged.rest.filter((block) => block.type !== 'list');
  const said = (line: number) => (text: string) => remark(reading, { line, text }, all);
  for (const { children } of lists)
    for (const item of children) said(lineOf(item))(verbatim(reading, item.children));
  const [first] = prose;
  if (first) passages(reading, blocks, prose).forEach(said(lineOf(first)));
}
