import { meaningOf } from './fields.js';
import type { Field } from './front-matter.js';
import {
  type Block,
  lineOf,
  type ListItem,
  passage,
  passages,
  plain,
  type Reading,
  verbatim,
} from './markdown.js';
import type { Section } from './sections.js';

/** What stands around the title: fields in bullets or lines, and text that is none. */
export interface Header {
  readonly fields: readonly Field[];
  readonly preamble?: string;
}

const entry = /^[*_]{0,3}(\p{L}[\p{L} /_-]{0,40}?)[*_]{0,3}\s*:[*_]{0,3}(?:\s+|$)([\s\S]*)$/u;

function fieldIn(text: string, line: number): Field | undefined {
  const [, name, value] = entry.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : { name, values: [value.trim()], line };
}

/** A list counts as fields as soon as one bullet is a known one; then the others are fields of the author's own. */
function listFields(reading: Reading, items: readonly ListItem[]): readonly (Field | ListItem)[] | undefined {
  const found = items.map((item) => fieldIn(verbatim(reading, item.children), lineOf(item)) ?? item);
  return found.some((field) => 'values' in field && meaningOf(field.name)) ? found : undefined;
}

/** Known fields at the start of lines; lines after a technical story continue it. */
function lineFields(reading: Reading, block: Block): readonly Field[] | undefined {
  const lines = verbatim(reading, [block]).split('\n');
  const fields: Field[] = [];
  for (const [index, line] of lines.entries()) {
    const field = fieldIn(line.replace(/(?: {2,}|\\)$/, ''), lineOf(block) + index);
    const previous = fields.at(-1);
    if (field && meaningOf(field.name)) fields.push(field);
    else if (previous)
      fields[fields.length - 1] = { ...previous, values: [`${previous.values.join('\n')}\n${line}`] };
    else return undefined;
  }
  return fields;
}

export function headerOf(reading: Reading, sections: readonly Section[]): Header {
  const blocks = sections.filter(({ kind }) => kind === 'TITLE').flatMap((section) => section.blocks);
  const found = new Map(blocks.map((block) => [block, entriesIn(reading, block)]));
  const entries = [...found.values()].flatMap((inBlock) => inBlock ?? []);
  const text = passages(
    reading,
    blocks,
    blocks.filter((block) => !found.get(block)),
  );
  const loose = entries.flatMap((item) => (isField(item) ? [] : [verbatim(reading, [item])]));
  const preamble = [...text, ...loose].join('\n\n');
  return { fields: entries.filter(isField), ...(preamble !== '' && { preamble }) };
}

const isField = (item: Field | ListItem): item is Field => 'values' in item;

function entriesIn(reading: Reading, block: Block): readonly (Field | ListItem)[] | undefined {
  if (block.type === 'list') return listFields(reading, block.children);
  return block.type === 'paragraph' ? lineFields(reading, block) : undefined;
}

/** Sections such as "Status" or "Date", whose whole text is one field. */
export function sectionFields(reading: Reading, sections: readonly Section[]): readonly Field[] {
  return sections
    .filter(({ kind }) => kind === 'FIELD')
    .flatMap((section) => {
      const text = passage(reading, section.blocks);
      return text === undefined
        ? []
        : [{ name: section.heading, values: [fieldText(section, text)], line: section.line }];
    });
}

/** A status is one sentence, perhaps in a list of one. */
const fieldText = ({ blocks }: Section, text: string) => {
  const [first] = blocks;
  return blocks.length === 1 && first?.type === 'list' && first.children.length === 1 ? plain(first) : text;
};
