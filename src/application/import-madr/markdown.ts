import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Heading, List, ListItem, Nodes, RootContent } from 'mdast';
import type { Finding } from './madr-document.js';

export type Block = RootContent;
export type { Heading, List, ListItem };

/** The file under the eye, and where to say what was not understood. */
export interface Reading {
  readonly text: string;
  readonly report: (finding: Finding) => void;
}

export const blocksOf = (text: string): readonly Block[] => fromMarkdown(text).children;

export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

const startOf = (node: Nodes) => node.position?.start.offset ?? 0;

/** The author's own words from the first block to the last, without the indentation of the list around them. */
export function verbatim({ text }: Reading, blocks: readonly Nodes[]): string {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return '';
  const indent = (first.position?.start.column ?? 1) - 1;
  const slice = text.slice(startOf(first), last.position?.end.offset ?? startOf(last));
  return (indent === 0 ? slice : slice.replaceAll(new RegExp(`\\n {1,${indent}}`, 'g'), '\n')).trim();
}

/** The words without markup: links as their text, no comments, one line. Not recursive, as input may nest deeply. */
export function plain(...nodes: readonly Nodes[]): string {
  const stack = [...nodes].reverse();
  const words: string[] = [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    words.push(ownWords(node));
    if ('children' in node) stack.push(...[...node.children].reverse());
  }
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}

function ownWords(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break' || node.type === 'paragraph') return ' ';
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}

export const plainText = (markdown: string): string => plain(...blocksOf(markdown));

export const withoutComments = (source: string): string => source.replaceAll(/<!--[\s\S]*?-->/g, '');

export const isComment = (node: Nodes): boolean =>
  node.type === 'html' && withoutComments(node.value).trim() === '';

/** Comments say nothing about the decision, yet the report shows what was left out. */
export function reportComment(reading: Reading, node: Nodes): void {
  const excerpt = verbatim(reading, [node]);
  reading.report({
    severity: 'NOTE',
    code: 'COMMENT',
    message: 'A comment was left out.',
    line: lineOf(node),
    excerpt,
  });
}

const placeholders = [/^\{[^{}]*\}$/, /^\[[^[\]]*\]$/, /^(?:…|\.{2,})$/];

/** Text that a template left for an author who did not fill it in. */
export const isPlaceholder = (words: string): boolean => placeholders.some((form) => form.test(words.trim()));

/** A placeholder, or an author's way to say that there is nothing to say; "none" may still name an option. */
export const isUnsaid = (words: string): boolean =>
  isPlaceholder(words) || /^(?:none|n\/a|tbd|todo|-+)\.?$/i.test(words.trim());

export function reportPlaceholder(reading: Reading, line: number, excerpt: string): void {
  const message = 'A placeholder was not filled in and was left out.';
  reading.report({ severity: 'WARNING', code: 'PLACEHOLDER', message, line, excerpt });
}

/** A passage as the author wrote it, without the comments and rules around it; nothing when there are no words. */
export function passage(reading: Reading, blocks: readonly Block[]): string | undefined {
  const silent = (block: Block) => isComment(block) || block.type === 'thematicBreak';
  const from = blocks.findIndex((block) => !silent(block));
  const to = blocks.findLastIndex((block) => !silent(block));
  const inner = from === -1 ? [] : blocks.slice(from, to + 1);
  for (const block of blocks) if (!inner.includes(block) && isComment(block)) reportComment(reading, block);
  const [first] = inner;
  if (!first) return undefined;
  const text = verbatim(reading, inner);
  if (!isUnsaid(inner.length === 1 ? plain(first) : text)) return text;
  reportPlaceholder(reading, lineOf(first), text);
  return undefined;
}

/** Blocks that follow each other directly are one passage; so nothing in between is lost or joined wrongly. */
export function passages(
  reading: Reading,
  all: readonly Block[],
  wanted: readonly Block[],
): readonly string[] {
  const runs: Block[][] = [];
  let previous = -2;
  for (const [index, block] of all.entries()) {
    if (!wanted.includes(block)) continue;
    if (index === previous + 1) runs.at(-1)?.push(block);
    else runs.push([block]);
    previous = index;
  }
  return runs.flatMap((run) => passage(reading, run) ?? []);
}
