import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingCode, ParsedMadr } from '../../../src/application/import-madr/madr-document.js';
import { parseMadr } from '../../../src/application/import-madr/parse-madr.js';

export const fixtures = 'test/fixtures/madr';

/** Parses what has to be a record. */
export function record(fileName: string, content: string | Uint8Array): ParsedMadr {
  const parsed = parseMadr(fileName, content);
  if ('notARecord' in parsed) throw new Error(`${fileName}: ${parsed.notARecord.message}`);
  return parsed;
}

export const fixture = (fileName: string): ParsedMadr =>
  record(fileName, readFileSync(join(fixtures, fileName)));

export function refusal(fileName: string, content: string | Uint8Array): FindingCode | undefined {
  const parsed = parseMadr(fileName, content);
  return 'notARecord' in parsed ? parsed.notARecord.code : undefined;
}

export const warnings = ({ notUnderstood }: ParsedMadr): readonly FindingCode[] =>
  notUnderstood.filter(({ severity }) => severity === 'WARNING').map(({ code }) => code);

export const notes = ({ notUnderstood }: ParsedMadr): readonly FindingCode[] =>
  notUnderstood.filter(({ severity }) => severity === 'NOTE').map(({ code }) => code);

/** Words that only give the file its structure: section names, valences, and how a choice is announced. */
const structure =
  /^(?:good|bad|neutral|pro|con|pros|cons|advantages|disadvantages|because|context|and|problem|statement|considered|options|alternatives|decision|drivers|outcome|positive|negative|consequences|of|the|more|information|links|confirmation|status|date|deciders|makers|consulted|informed|technical|story|title)$/;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Lines of which some word is found neither in the document nor in a finding. */
export function lostLines(source: string, parsed: ParsedMadr): readonly string[] {
  const texts = [...textsIn(parsed), String(parsed.document.number)];
  const known = new Set(texts.flatMap(wordsOf));
  const flat = texts.join(' ').replaceAll(/\s+/g, ' ');
  return source.split(/\r?\n/).filter((line) => {
    const words = wordsOf(line).filter((word) => !structure.test(word));
    const own = line.trim().replace(/^(?:[-*+>#]|\d+\.)+\s+/, '');
    const isWhole = flat.includes(own.replaceAll(/\s+/g, ' '));
    const isShort = words.length < 8;
    return !isWhole && !(words.every((word) => known.has(word)) && (isShort || hasTail(flat, own)));
  });
}

/** A long line may lose its "Good, because" or its name in front, but its second half has to be there as written. */
const hasTail = (flat: string, line: string) =>
  flat.includes(line.slice(Math.floor(line.length / 2)).replaceAll(/\s+/g, ' '));
