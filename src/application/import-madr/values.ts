import type { MadrDocument, MadrStatus, StatusWord } from './madr-document.js';
import { plainText } from './markdown.js';

const statusWords: readonly (readonly [RegExp, StatusWord])[] = [
  [/^(?:proposed|proposal|draft|pending)\b/, 'PROPOSED'],
  [/^(?:accepted|approved|adopted)\b/, 'ACCEPTED'],
  [/^(?:rejected|declined)\b/, 'REJECTED'],
  [/^(?:deprecated|obsolete)\b/, 'DEPRECATED'],
  [/^super[sc]eded\b/, 'SUPERSEDED'],
];

/** "Superceded" is what a widespread tool writes. */
const successor = /\bsuper[sc]eded\s+by:?\s*(.+)/i;
const predecessor = /\bsupersedes:?\s*(.+)/i;

/** The status that the text begins with, except that being superseded overrides what came before. */
export function statusOf(text: string): MadrStatus | undefined {
  const words = plainText(text).toLowerCase();
  const word: StatusWord | undefined = successor.test(words)
    ? 'SUPERSEDED'
    : statusWords.find(([form]) => form.test(words))?.[1];
  return word && { word, asWritten: text };
}

/** Whom a status or a link names as successor and predecessors; absent when it names none. */
export function supersessionOf(text: string): Partial<Pick<MadrDocument, 'supersededBy' | 'supersedes'>> {
  const flat = text.replaceAll(/[*_]{2,}/g, '');
  const by = successor.exec(flat)?.[1];
  const of = predecessor.exec(flat)?.[1];
  return { ...(by && { supersededBy: referencesOf(by) }), ...(of && { supersedes: referencesOf(of) }) };
}

const link = /\[([^\]]*)\]\(<?([^)\s>]*)[^)]*\)/g;
const record = /\bADR[-_ ]?\d+\b|\b\d{3,5}(?:-[\w#.-]+)?\.md\b/gi;

/** The records that a text points to: linked files, else what looks like a record's name, else the text itself. */
export function referencesOf(text: string): readonly string[] {
  const linked = [...text.matchAll(link)].map(([, label = '', target = '']) => fileIn(target) ?? label);
  const named = linked.length > 0 ? linked : [...text.matchAll(record)].map(([name]) => name);
  const whole = plainText(text).replace(/[\s.;,]+$/, '');
  return named.length > 0 ? named : [whole].filter((words) => words !== '');
}

const fileIn = (target: string) => /([^/]+\.md)(?:#.*)?$/i.exec(target)?.[1];

const dayForm = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const daysIn = (year: number, month: number) => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Year first, or not at all: other orders mean different days to different readers. */
export function dateOf(text: string): string | undefined {
  const found = dayForm.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0] = [found[1], found[3], found[4]].map(Number);
  return day >= 1 && day <= daysIn(year, month) ? [found[1], pad(month), pad(day)].join('-') : undefined;
}

const pad = (part: number) => String(part).padStart(2, '0');

/** Names separated by commas, semicolons, lines or "and"; what stands in brackets stays with its name. */
export function peopleOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => plainText(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')))
    .flatMap((line) => line.split(/[,;](?![^(]*\))|\s+(?:and|&)\s+(?![^(]*\))/))
    .map((name) => name.trim().replace(/^and\s+/, ''))
    .filter((name) => name !== '');
}
