import { plainText } from './markdown.js';
import { exactMatch, match, type Match, type Named, turns } from './matching.js';

/** The words in which an outcome names its option, and all that the author says after them. */
export interface Announcement {
  readonly phrase: string;
  readonly rest: string;
}

export interface Choice {
  readonly chosen: readonly number[];
  readonly how: 'EXACT' | 'CLOSE' | 'QUALIFIED' | 'UNKNOWN' | 'AMBIGUOUS';
}

const announced =
  /^[\s*_>]*(?:the\s+)?(?:chosen|selected|preferred)\s+(?:options?|alternatives?|solutions?|approach)\b[*_]*\s*(?:is|are|was|were)?\s*[:–—-]?[*_]*\s*/i;
const told =
  /^(?:(?:therefore|hence|so|thus),?\s+)?we\s+(?:(?:have|will|therefore|hence|thus)\s+)*(?:chose|choose|chosen|decided|decide|opted|opt|selected|select|picked|pick|go|went|will\s+use)\b(?:\s+(?:on|for|with|in\s+favou?r\s+of|to\s+go\s+with|to(?!\s+not)))?\s+/i;
const because =
  /\s*[,;:.]?\s*\(?[*_]*\bbecause\b[*_]*[,:]?\s*|(?<=["”*`])\s*,?\s+(?=(?:since|as|due\s+to)\b)/i;

/** Only a sentence that announces a choice counts; an option's name somewhere in the text does not. */
export function announcementIn(paragraph: string, options: readonly Named[]): Announcement | undefined {
  const found = announced.exec(paragraph) ?? told.exec(paragraph);
  if (found) return splitAt(paragraph.slice(found[0].length), options);
  const bare = splitAt(paragraph, options);
  return exactMatch(options, plainText(bare.phrase)) === undefined ? undefined : bare;
}

/** An option's own name may contain a full stop or a "because": the longest cut that names one wins. */
function splitAt(text: string, options: readonly Named[]): Announcement {
  const reason = because.exec(text);
  const sentence = endOfSentence(text);
  const cuts = [
    { at: text.length, next: text.length },
    { at: sentence, next: sentence + 1 },
    ...(reason ? [{ at: reason.index, next: reason.index + reason[0].length }] : []),
  ].sort((a, b) => b.at - a.at);
  const named = cuts.find(({ at }) => exactMatch(options, plainText(text.slice(0, at))) !== undefined);
  const { at, next } = named ?? cuts.at(-1) ?? { at: text.length, next: text.length };
  return { phrase: text.slice(0, at).trim(), rest: text.slice(next).trim() };
}

function endOfSentence(text: string): number {
  let quoted = false;
  for (const found of text.matchAll(/["“”]|[.!](?=["”*_]*(?:\s|$))|\n\s*\n/g)) {
    if (/["“”]/.test(found[0])) quoted = !quoted;
    else if (
      !quoted &&
      !/\b(?:e\.g|i\.e|vs|etc)$/i.test(text.slice(Math.max(0, found.index - 4), found.index))
    )
      return found.index;
  }
  return text.length;
}

const quotedName =
  /"([^"]+)"|“([^”]+)”|\*\*([^*]+)\*\*|__([^_]+)__|\[([^\]]+)\]\([^)]*\)|`([^`]+)`|(?<!\w)'([^']+)'(?!\w)/g;

/** The names that the author sets off from the sentence; those behind an "instead of" are not chosen. */
function namesIn(phrase: string): readonly string[] {
  const names: string[] = [];
  let end = 0;
  for (const found of phrase.matchAll(quotedName)) {
    if (turns(phrase.slice(end, found.index))) break;
    names.push(found.slice(1).join(''));
    end = found.index + found[0].length;
  }
  return names;
}

/** Beyond this it is a text and no name. */
const longest = 1_000;
const unknown: Choice = { chosen: [], how: 'UNKNOWN' };

/** Which options the phrase means: all of it, the names set off in it, or an enumeration of exact names. */
export function choiceOf(phrase: string, options: readonly Named[]): Choice {
  if (phrase.length > longest) return unknown;
  const words = plainText(phrase);
  const whole = exactMatch(options, words);
  if (whole !== undefined) return { chosen: [whole], how: 'EXACT' };
  return byNames(phrase, options) ?? enumerated(words, options) ?? bySimilarity(phrase, options);
}

function byNames(phrase: string, options: readonly Named[]): Choice | undefined {
  const names = namesIn(phrase);
  const found = names.map((name) => exactMatch(options, plainText(name)));
  const chosen = [...new Set(found.filter((index) => index !== undefined))];
  if (chosen.length === 0 || found.includes(undefined)) return undefined;
  return { chosen, how: withoutNames(phrase) === '' ? 'EXACT' : 'QUALIFIED' };
}

const withoutNames = (phrase: string) =>
  phrase.replaceAll(quotedName, '').replaceAll(/[\s.,;:"]|\band\b|&|\+/g, '');

function enumerated(words: string, options: readonly Named[]): Choice | undefined {
  const found = words.split(/\s*[,+&]\s*(?:and\s+)?|\s+and\s+/).map((part) => exactMatch(options, part));
  const chosen = found.filter((index) => index !== undefined);
  return found.length > 1 && chosen.length === found.length
    ? { chosen: [...new Set(chosen)], how: 'EXACT' }
    : undefined;
}

/** One name set off is the name; otherwise the sentence as a whole has to resemble one option only. */
function bySimilarity(phrase: string, options: readonly Named[]): Choice {
  const [name = '', another] = namesIn(phrase);
  const [before = ''] = phrase.split(name);
  if (another !== undefined || (name !== '' && turns(before))) return unknown;
  return choiceFrom(match(options, plainText(phrase)) ?? match(options, plainText(name)));
}

function choiceFrom(found: Match): Choice {
  if (found === 'AMBIGUOUS') return { chosen: [], how: 'AMBIGUOUS' };
  return found ? { chosen: [found.index], how: found.close ? 'CLOSE' : 'EXACT' } : unknown;
}
