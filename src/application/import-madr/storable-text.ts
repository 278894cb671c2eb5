import type { ParsedMadr } from './madr-document.js';

/** What no database column takes, and an escape in a file's head can still spell: NUL and half a surrogate pair. */
const unstorable = /[\0\p{Surrogate}]/gu;

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
};

/** The same record with such characters replaced by U+FFFD, and whether there were any. */
export function storable(parsed: ParsedMadr): ParsedMadr & { readonly replaced: boolean } {
  const replaced = /\\u(?:0000|d[89a-f])/i.test(JSON.stringify(parsed));
  // Only strings were changed, so it has the shape it had.
  return { ...(replaced ? (cleaned(parsed) as ParsedMadr) : parsed), replaced };
}
