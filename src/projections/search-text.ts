import { erased } from '../event-store/sealing/envelope.js';
import { identifier, sql, type Statement } from '../platform/postgres/sql.js';
import { searchLanguage, searchWords } from './read-model.js';

/**
 * Letters and digits in lower case, the rest blank. Done here and not by PostgreSQL, whose answer depends on the locale that
 * the database was made with: under C it lower-cases no Cyrillic and takes « for a letter.
 */
export const plain = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');

const notWord = /[^\p{L}\p{M}\p{N}]+/gu;

/** PostgreSQL keeps a megabyte of words for a row; this is well below, whatever the alphabet. */
const longest = 100_000;

/** Texts as they are searched: normalised, and cut where a row would have more than can be kept. */
export function searchText(texts: readonly (string | undefined)[]): string {
  const readable = texts.filter((text) => text !== undefined && text !== erased);
  return plain(readable.join(' ')).replace(notWord, ' ').trim().slice(0, longest);
}

const wordCharacter = String.raw`\p{L}\p{M}\p{N}`;

/** A minus in front of a word, or of words in quotes. */
const exclusion = String.raw`(?<!\S)-(?=["${wordCharacter}])`;

/** What takes part in a question's syntax, or is neither that nor a word. */
const notWords = new RegExp(`(${exclusion}|")|(?:(?!${exclusion})[^"${wordCharacter}])+`, 'gu');

const quotes = /[“”„«»]/gu;

const begunWord = /(?<![-\p{L}\p{M}\p{N}])([\p{L}\p{M}\p{N}]+)\*\s*$/u;

interface Asked {
  /** What PostgreSQL's web search syntax takes. */
  readonly web: string;
  /** A word of which only the beginning is given. */
  readonly begun?: string;
}

const quoteCount = (text: string) => text.split('"').length - 1;

/** A number that nobody asks for stands where the begun word was, so that it keeps its place among `or` and exclusions. */
const stand = '918273645546372819';

/** Whatever somebody types is a question: what isn't syntax is words. `или` is `or`. */
export function asked(text: string): Asked {
  const straight = plain(text).replace(quotes, '"');
  const begun = begunWord.exec(straight);
  const whole = begun && quoteCount(straight) % 2 === 0 ? straight.slice(0, begun.index) : undefined;
  const web = (whole === undefined ? straight : `${whole} ${stand}`)
    .replace(notWords, (_, syntax: string | undefined) => syntax ?? ' ')
    .replace(/(?<=\s)или(?=\s)/gu, 'or');
  return whole === undefined || begun?.[1] === undefined ? { web } : { web, begun: begun[1] };
}

/** Holds for rows that answer to what somebody typed. Nothing but syntax and words too common to count answers to nothing. */
export function answering(text: string): Statement {
  const { web, begun } = asked(text);
  const words = identifier(searchWords);
  const question = sql`websearch_to_tsquery(${searchLanguage}, ${web})`;
  if (begun === undefined) return sql`${words} @@ ${question}`;
  // The word itself in any form, or any word that begins like it.
  const either = sql`'( ' || concat_ws(' | ', nullif(plainto_tsquery(${searchLanguage}, ${begun})::text, ''),
    ${`'${begun}':*`}::text) || ' )'`;
  return sql`${words} @@ replace(${question}::text, ${`'${stand}'`}, ${either})::tsquery`;
}
