import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Finding } from './madr-document.js';

/** A named value from the head of the file; `values` has more than one entry where the author wrote a list. */
export interface Field {
  readonly name: string;
  readonly values: readonly string[];
  readonly line: number;
}

export interface FrontMatter {
  readonly fields: readonly Field[];
  readonly findings: readonly Finding[];
  /** The file with the front matter blanked, so that lines and offsets stay those of the file. */
  readonly body: string;
}

const block = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** More than any author's head; less than what makes a parser of nested structures stumble. */
const largest = 32_768;

export function frontMatterOf(text: string): FrontMatter {
  const found = block.exec(text);
  const source = found?.[1];
  if (!found || source === undefined) return { fields: [], findings: [], body: text };
  const body = found[0].replaceAll(/[^\n]/g, ' ') + text.slice(found[0].length);
  const fields = source.length > largest ? undefined : yamlFields(source);
  if (fields) return { fields, findings: [], body };
  const finding: Finding = {
    severity: 'WARNING',
    code: 'FRONT_MATTER_NOT_YAML',
    message: 'The front matter is not valid YAML; only its plain "name: value" lines were read.',
    line: 1,
    excerpt: source,
  };
  return { fields: plainFields(source), findings: [finding], body };
}

/** Reads the nodes, never a JavaScript object: no alias is expanded and no key can reach a prototype. */
function yamlFields(source: string): readonly Field[] | undefined {
  try {
    const { contents, errors } = parseDocument(source, { uniqueKeys: false, logLevel: 'silent' });
    if (errors.length > 0) return undefined;
    if (contents === null) return [];
    return isMap<Node, Node | null>(contents)
      ? contents.items.map((pair) => fieldOf(pair.key, pair.value, source))
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // nested so deeply that the YAML parser gives up
    throw error;
  }
}

function fieldOf(key: Node, value: Node | null, source: string): Field {
  const values = isSeq<Node>(value)
    ? value.items.map((item) => written(item, source))
    : [written(value, source)];
  const line = source.slice(0, key.range?.[0] ?? 0).split('\n').length + 1;
  return { name: written(key, source), values: values.filter((text) => text !== ''), line };
}

/** A plain number keeps its leading zeros and a structure its braces: always the author's spelling. */
function written(node: Node | null, source: string): string {
  if (node === null || (isScalar(node) && node.value === null)) return '';
  if (isScalar(node) && typeof node.value === 'string') return node.value.trim();
  const [from, to] = node.range ?? [0, 0];
  return source.slice(from, to).trim();
}

function plainFields(source: string): readonly Field[] {
  return source.split('\n').flatMap((text, index) => {
    const [, name, value] = /^([\p{L}][\p{L}\d _-]{0,60}?)\s*:\s+(\S.*)$/u.exec(text) ?? [];
    if (name === undefined || value === undefined) return [];
    return [{ name, values: [value.trim().replace(/^(["'])(.*)\1$/, '$2')], line: index + 2 }];
  });
}
