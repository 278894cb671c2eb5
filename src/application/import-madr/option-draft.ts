import { judge } from './arguments.js';
import type { Argument, FindingCode, MadrOption } from './madr-document.js';
import { type Block, lineOf, passages, type Reading } from './markdown.js';

/** An option while its descriptions, which may stand in several places, are collected. */
export interface Draft {
  readonly title: string;
  readonly asWritten: string;
  readonly line: number;
  readonly ordinal?: number;
  readonly description: string[];
  readonly arguments: Argument[];
  readonly remarks: string[];
}

export const draft = (name: Pick<Draft, 'title' | 'asWritten' | 'line' | 'ordinal'>): Draft => ({
  ...name,
  description: [],
  arguments: [],
  remarks: [],
});

export const optionOf = ({ title, asWritten, line, description, remarks, ...found }: Draft): MadrOption => ({
  title,
  ...(asWritten !== title && { asWritten }),
  ...(description.length > 0 && { description: description.join('\n\n') }),
  arguments: found.arguments,
  remarks,
  line,
});

/** Arguments to the arguments; all else, in its order, to the description. */
export function describe(reading: Reading, option: Draft, blocks: readonly Block[]): void {
  const judged = judge(reading, blocks);
  option.arguments.push(...judged.arguments);
  option.remarks.push(...judged.remarks);
  option.description.push(...passages(reading, blocks, judged.rest));
  const lists = judged.rest.filter(({ type }) => type === 'list');
  const [severity, code] =
    judged.arguments.length > 0
      ? (['NOTE', 'LIST_IN_DESCRIPTION'] as const)
      : (['WARNING', 'VALENCE_NOT_SAID'] as const);
  for (const list of lists)
    reading.report({
      severity,
      code,
      message: 'A list says neither good nor bad; it was kept in the description.',
      line: lineOf(list),
      excerpt: option.title,
    });
}

export function note(
  reading: Reading,
  where: { code: FindingCode; line: number; excerpt: string },
  message: string,
): void {
  reading.report({ severity: 'NOTE', message, ...where });
}
