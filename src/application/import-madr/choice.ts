import { announcementIn, type Choice, choiceOf } from './chosen.js';
import type { Finding, MadrOutcome } from './madr-document.js';
import {
  type Block,
  isPlaceholder,
  lineOf,
  passages,
  plainText,
  type Reading,
  reportPlaceholder,
  verbatim,
} from './markdown.js';
import type { Named } from './matching.js';
import type { Section } from './sections.js';

interface Said {
  readonly section: Section;
  readonly blocks: readonly Block[];
  readonly rest: readonly Block[];
  readonly options: readonly Named[];
}

type Chosen = Pick<MadrOutcome, 'chosen' | 'chosenAsWritten' | 'justification'>;

/** The choice that an outcome announces first, and the rest of its own text as the reasons. */
export function choiceIn(reading: Reading, { section, blocks, rest, options }: Said): Chosen {
  const paragraphs = rest.filter(({ type }) => type === 'paragraph');
  for (const paragraph of paragraphs) {
    const found = announcementIn(verbatim(reading, [paragraph]), options);
    if (!found || found.phrase === '') continue;
    const others = rest.filter((block) => block !== paragraph);
    const reasons = [found.rest, ...passages(reading, blocks, others)].filter((text) => text !== '');
    return {
      ...settled(reading, { phrase: found.phrase, line: lineOf(paragraph), options }),
      ...reason(reading, lineOf(paragraph), reasons),
    };
  }
  const reasons = passages(reading, blocks, rest);
  if (options.length > 0)
    reading.report({
      severity: 'WARNING',
      code: 'NO_CHOSEN_OPTION',
      message: 'The outcome does not say in so many words which option was chosen.',
      line: section.line,
    });
  return { chosen: [], ...reason(reading, section.line, reasons) };
}

function reason(reading: Reading, line: number, reasons: readonly string[]): Pick<Chosen, 'justification'> {
  const text = reasons.join('\n\n').trim();
  if (text === '') return {};
  if (!isPlaceholder(plainText(text).replace(/\.$/, ''))) return { justification: text };
  reportPlaceholder(reading, line, text);
  return {};
}

interface Phrase {
  readonly phrase: string;
  readonly line: number;
  readonly options: readonly Named[];
}

function settled(reading: Reading, { phrase, line, options }: Phrase): Chosen {
  const asWritten = /^"[^"]*"$/.test(phrase) ? phrase.slice(1, -1) : phrase;
  if (isPlaceholder(plainText(asWritten))) {
    reportPlaceholder(reading, line, phrase);
    return { chosen: [] };
  }
  const { chosen, how } = choiceOf(phrase, options);
  const finding = how === 'EXACT' ? undefined : doubts[how];
  if (finding) reading.report({ ...finding, line, excerpt: phrase });
  return { chosen, chosenAsWritten: asWritten };
}

const doubts: Readonly<
  Record<Exclude<Choice['how'], 'EXACT'>, Pick<Finding, 'severity' | 'code' | 'message'>>
> = {
  CLOSE: {
    severity: 'NOTE',
    code: 'CHOSEN_OPTION_CLOSE_MATCH',
    message: 'The chosen option is worded differently from the listed one it was read as.',
  },
  QUALIFIED: {
    severity: 'NOTE',
    code: 'CHOSEN_OPTION_QUALIFIED',
    message: 'The author says more about the choice than the names of the options.',
  },
  UNKNOWN: {
    severity: 'WARNING',
    code: 'CHOSEN_OPTION_NOT_LISTED',
    message: 'The chosen option is none of the listed ones for certain; its wording was kept.',
  },
  AMBIGUOUS: {
    severity: 'WARNING',
    code: 'AMBIGUOUS_OPTION',
    message: 'The chosen option could be more than one of those listed; its wording was kept.',
  },
};
