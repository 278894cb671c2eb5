import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, InlineCode, Link, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

export const root = new URL('../../', import.meta.url).pathname;

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

export const exists = (path: string): boolean => existsSync(join(root, path));

const skipped = /^(node_modules|dist|coverage|\..*|test)$/;

function* markdownIn(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.test(entry.name)) yield* markdownIn(path);
    else if (entry.isFile() && entry.name.endsWith('.md')) yield path;
  }
}

/** Every document of the project. */
export const documents: readonly string[] = [...markdownIn('.')].sort();

function* within(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* within(child);
}

const nodesOf = (path: string): Nodes[] => [...within(fromMarkdown(textOf(path)))];

export const linksIn = (path: string): string[] =>
  nodesOf(path)
    .filter((node): node is Link => node.type === 'link')
    .map(({ url }) => url);

export const codeIn = (path: string): Code[] =>
  nodesOf(path).filter((node): node is Code => node.type === 'code');

/** What stands in backticks within sentences. */
export const inlineCodeIn = (path: string): string[] =>
  nodesOf(path)
    .filter((node): node is InlineCode => node.type === 'inlineCode')
    .map(({ value }) => value);

/** What `#links` to a document's headings may say. */
export const anchorsOf = (path: string): string[] =>
  textOf(path)
    .split('\n')
    .flatMap((line) => /^#+ (.*)$/.exec(line)?.slice(1) ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    );

/** The text under a heading, up to the next one of any level. */
export function section(path: string, heading: string): string {
  const [, after] = textOf(path).split(new RegExp(`^#+ ${heading}$`, 'm'));
  if (after === undefined) throw new Error(`${path} has no heading "${heading}".`);
  return after.split(/^#+ /m)[0] ?? '';
}

/** The rows of the tables in a text, without head and rule; cells as written. */
export const rowsIn = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((_, index, rows) => !isRule(rows[index]) && !isRule(rows[index + 1]));

const isRule = (cells: readonly string[] | undefined): boolean =>
  cells?.every((cell) => /^:?-+:?$/.test(cell)) ?? false;

/** What stands in backticks in a piece of a document. */
export const spansIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside);
