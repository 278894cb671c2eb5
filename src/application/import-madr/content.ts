import { isUtf8 } from 'node:buffer';
import type { Finding } from './madr-document.js';

const largest = 1_048_576;
const deepest = 50;
/** Far above any record, and low enough for what takes quadratic time. */
const most = { lines: 10_000, marks: 10_000, points: 2_000, headings: 200 };

const refusal = (code: Finding['code'], message: string, line?: number): Finding => ({
  severity: 'WARNING',
  code,
  message,
  ...(line !== undefined && { line }),
});

/** A file's text with line feeds only, or why it is none that a person wrote. */
export type Content =
  { readonly text: string; readonly findings: readonly Finding[] } | { readonly refused: Finding };

export function contentOf(content: string | Uint8Array): Content {
  if (content.length > largest)
    return { refused: refusal('TOO_LARGE', 'The file is larger than 1 MiB and was not read.') };
  const { text: decoded, findings } =
    typeof content === 'string' ? { text: content, findings: [] } : decode(content);
  if (decoded.includes('\0'))
    return { refused: refusal('BINARY_FILE', 'The file contains NUL characters, so it is not text.') };
  const text = decoded.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const complex = tooComplex(text);
  return complex ? { refused: complex } : { text, findings };
}

/** Without a mark of its own a file is UTF-8; if it cannot be, each byte is read as the Western European letter. */
function decode(bytes: Uint8Array): { text: string; findings: readonly Finding[] } {
  const marked = [bytes[0], bytes[1]].join();
  if (marked === '255,254') return { text: new TextDecoder('utf-16le').decode(bytes), findings: [] };
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), findings: [] };
  const message = 'The file is not UTF-8; it was read as Windows-1252, so check its accented letters.';
  return { text: new TextDecoder('windows-1252').decode(bytes), findings: [refusal('NOT_UTF8', message)] };
}

const countOf = (text: string, form: RegExp) => text.match(form)?.length ?? 0;

/** Parsing takes quadratic time on input that no person writes; such a file is named instead of read. */
function tooComplex(text: string): Finding | undefined {
  const lines = text.split('\n');
  const message =
    'The file has more lines, headings, points, marks or levels than a record has; it was not read.';
  const nested = lines.findIndex((line) => nesting(line) > deepest);
  if (nested !== -1) return refusal('TOO_COMPLEX', message, nested + 1);
  const tooMany =
    lines.length > most.lines ||
    countOf(text, /[[\]*_`<>!&~\\]/g) > most.marks ||
    countOf(text, /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/gm) > most.points ||
    countOf(text, /^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/gm) > most.headings;
  return tooMany ? refusal('TOO_COMPLEX', message) : undefined;
}

/** How many quotes and lists a line could be in, counted by its marks and indentation. */
function nesting(line: string): number {
  const [prefix = ''] = /^(?:[ \t]|[>*+-]|\d{1,9}[.)](?=[ \t]))*/.exec(line) ?? [];
  if (!/[>*+-]|\d/.test(prefix)) return 0;
  const [indentation = ''] = /^[ \t]*/.exec(prefix) ?? [];
  const marks = prefix.match(/>|[*+-](?=[ \t])|\d[.)]/g) ?? [];
  return marks.length + Math.floor(indentation.length / 2);
}
