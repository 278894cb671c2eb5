/** What an option may be called by: its title, and its place when the list is numbered. */
export interface Named {
  readonly title: string;
  readonly ordinal?: number;
}

export type Match = { readonly index: number; readonly close: boolean } | 'AMBIGUOUS' | undefined;

/** Case, quotes, code marks, emphasis and a final full stop do not distinguish options. */
const spelling = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/["'`*_“”„‘’«»]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:!]+$/, '')
    .replace(/^\[[x ]?\] /, '');

const withoutAside = (text: string) => spelling(text).replace(/\s*\([^()]*\)$/, '');
const label = /^option\s+(\p{L}|\d+)\b/u;
const unlabelled = (text: string) =>
  withoutAside(text).replace(/^(?:option\s+(?:\p{L}|\d+)\s*[:.)–—-]\s*|\d+\s*[.)]\s+)/u, '');
const squeezed = (text: string) => unlabelled(text).replaceAll(/[^\p{L}\p{N}+#]/gu, '');

const lead = (text: string) => spelling(text).split(/\s+[-–—]\s+|:\s/)[0] ?? '';
const articles = new Set(['a', 'an', 'the']);
const wordsOf = (text: string) =>
  unlabelled(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '' && !articles.has(word));

/** Words that turn a sentence round: with one of them on one side only, similar wording means nothing. */
const turning =
  /\b(?:not|no|never|without|instead|rather|than|over|against|avoid|except|neither|nor|from|replace|remove|drop|away|only|don.?t|do not)\b/g;
export const turns = (text: string): boolean => text.toLowerCase().search(turning) !== -1;
const turnsOf = (text: string) => [...spelling(text).matchAll(turning)].map(([word]) => word).join();

const startsWithWords = (longer: readonly string[], shorter: readonly string[]) =>
  shorter.every((word, index) => longer[index] === word);

const containsInOrder = (longer: readonly string[], shorter: readonly string[]) => {
  let next = 0;
  for (const word of longer) if (word === shorter[next]) next += 1;
  return next === shorter.length;
};

type Rule = (option: Named, wording: string) => boolean;

const sameBy =
  (form: (text: string) => string): Rule =>
  ({ title }, wording) =>
    form(title) !== '' && form(title) === form(wording);

const byWords =
  (fits: (longer: readonly string[], shorter: readonly string[]) => boolean): Rule =>
  ({ title }, wording) => {
    const [shorter, longer] = [wordsOf(title), wordsOf(wording)].sort((a, b) => a.length - b.length);
    if (!shorter || !longer || shorter.join('').length < 3) return false;
    return turnsOf(title) === turnsOf(wording) && fits(longer, shorter);
  };

const byLabel: Rule = ({ title, ordinal }, wording) => {
  const asked = label.exec(spelling(wording))?.[1] ?? /^#?(\d+)$/.exec(spelling(wording))?.[1];
  if (asked === undefined) return false;
  const own = label.exec(spelling(title))?.[1];
  return own === undefined ? String(ordinal) === asked : own === asked;
};

const exact: readonly Rule[] = [sameBy(spelling), sameBy(withoutAside), sameBy(unlabelled), sameBy(squeezed)];
const close: readonly Rule[] = [byLabel, sameBy(lead), byWords(startsWithWords), byWords(containsInOrder)];

function firstRule(
  rules: readonly Rule[],
  options: readonly Named[],
  wording: string,
): number | 'AMBIGUOUS' | undefined {
  for (const rule of rules) {
    const found = [...options.keys()].filter((index) => options[index] && rule(options[index], wording));
    if (found.length > 1) return 'AMBIGUOUS';
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

/** The one option that is spelled so, give or take markup; two of them are none. */
export function exactMatch(options: readonly Named[], wording: string): number | undefined {
  const found = firstRule(exact, options, wording);
  return found === 'AMBIGUOUS' ? undefined : found;
}

/** Exact, else the only option that the wording abbreviates, extends or numbers. */
export function match(options: readonly Named[], wording: string): Match {
  const same = firstRule(exact, options, wording);
  if (typeof same === 'number') return { index: same, close: false };
  const similar = same ?? firstRule(close, options, wording);
  return typeof similar === 'number' ? { index: similar, close: true } : similar;
}
