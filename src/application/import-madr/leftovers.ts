import type { OtherSection } from './madr-document.js';
import { type Block, passages, type Reading } from './markdown.js';
import type { Section } from './sections.js';

/** Words beside a list are kept as a section of their own. */
export function textBeside(
  reading: Reading,
  { heading, blocks, line }: Section,
  beside: readonly Block[],
): readonly OtherSection[] {
  return passages(reading, blocks, beside).map((text) => {
    reading.report({
      severity: 'NOTE',
      code: 'TEXT_BESIDE_LIST',
      message: 'Text beside the list was kept as a section of its own.',
      line,
      excerpt: heading,
    });
    return { heading, text };
  });
}
