import { posix } from 'node:path';
import type { ReportedFinding } from './import-report.js';
import type { MadrDocument, OtherSection } from './madr-document.js';

/** The longest title that the API takes from anybody. */
const longestTitle = 200;

export interface Wish {
  readonly title: string;
  readonly wording: string;
  /** The title, where it had to be shortened. */
  readonly sections: readonly OtherSection[];
  readonly findings: readonly ReportedFinding[];
}

const wordsOf = (file: string) =>
  posix
    .basename(file)
    .replace(/\.[^.]+$/, '')
    .replace(/^(?:adr)?[-_ ]*\d{1,6}[-_. ]+/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();

/** Between characters, never inside one. */
const shortened = (text: string): string | undefined => {
  const characters = Array.from(text);
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle - 1).join('')}…` : undefined;
};

function titled(document: MadrDocument, file: string): Omit<Wish, 'wording'> {
  const words = wordsOf(file);
  const title = document.title ?? (words === '' ? posix.basename(file) : words);
  const findings: readonly ReportedFinding[] =
    document.title === undefined
      ? [
          {
            severity: 'NOTE',
            code: 'TITLE_FROM_FILE_NAME',
            message: 'The title was taken from the file name.',
          },
        ]
      : [];
  const short = shortened(title);
  if (short === undefined) return { title, sections: [], findings };
  return {
    title: short,
    sections: [{ heading: 'Title', text: title }],
    findings: [
      ...findings,
      {
        severity: 'NOTE',
        code: 'TITLE_SHORTENED',
        message: `The title has more than ${longestTitle} characters; it was kept whole beside the record.`,
      },
    ],
  };
}

/** The wish: the context word for word; without one, what else tells of it, and at last the title. */
export function toWish(document: MadrDocument, file: string): Wish {
  const { context, preamble, technicalStory } = document;
  const heading = titled(document, file);
  if (context !== undefined) return { ...heading, wording: context };
  const instead = preamble ?? technicalStory;
  const what =
    (preamble && 'the text below the title') ?? (technicalStory && 'the technical story') ?? 'the title';
  return {
    ...heading,
    wording: instead ?? heading.title,
    findings: [
      ...heading.findings,
      {
        severity: 'WARNING',
        code: 'CONTEXT_MISSING',
        message: `No context was found; ${what} stands as the wording.`,
      },
    ],
  };
}
