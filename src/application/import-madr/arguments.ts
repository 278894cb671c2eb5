import type { Argument, Valence } from './madr-document.js';
import {
  type Block,
  isComment,
  isUnsaid,
  lineOf,
  type List,
  type ListItem,
  plain,
  plainText,
  type Reading,
  reportComment,
  reportPlaceholder,
  verbatim,
  withoutComments,
} from './markdown.js';

const words: ReadonlyMap<string, Valence> = new Map([
  ...['good', 'pro', 'pros', 'advantage', 'advantages', 'benefit', 'benefits', 'positive'].map(
    (word) => [word, 'GOOD'] as const,
  ),
  ...['neutral'].map((word) => [word, 'NEUTRAL'] as const),
  ...[
    'bad',
    'con',
    'cons',
    'contra',
    'disadvantage',
    'disadvantages',
    'drawback',
    'drawbacks',
    'negative',
  ].map((word) => [word, 'BAD'] as const),
]);

/** "Good, because …", "**Bad** because …", "Pro: …", but not "Good documentation" or "Pro-active …". */
const opening =
  /^[*_]{0,3}(\p{L}+)(?:[*_]{0,3}(?:\s*[,:;.][*_]{0,3}|\s+[-–—](?=\s))\s*(?:because\b[,:]?\s*)?|[*_]{0,3}\s+(?:because\b[,:]?\s*|(?=(?:since|as|if|when|that)\b|\()))/iu;

interface Judgement {
  readonly valence: Valence;
  readonly text: string;
}

function judgementOf(source: string): Judgement | undefined {
  const found = opening.exec(source);
  const valence = words.get(found?.[1]?.toLowerCase() ?? '');
  return found && valence ? { valence, text: source.slice(found[0].length).trim() } : undefined;
}

/** "Pros", "**Cons:**", "Advantages" on their own stand for all points below them. */
const labelOf = (text: string): Valence | undefined =>
  words.get(text.toLowerCase().replace(/\s*:$/, '').trim());

export const isValenceLabel = (text: string): boolean => labelOf(text) !== undefined;

/** What a passage argues: the points with a valence, those without, and all that is no point at all. */
export interface Judged {
  readonly arguments: Argument[];
  readonly remarks: string[];
  readonly rest: Block[];
}

/** "Pros:" as an item with its points below. */
const listLabel = (item: ListItem): Valence | undefined =>
  item.children.some(({ type }) => type === 'list') && item.children.length === 2
    ? labelOf(plain(...item.children.slice(0, 1)))
    : undefined;

/** Whether any point of the list, however deep, says that it is good, neutral or bad. */
export const isArguing = (reading: Reading, list: List): boolean =>
  list.children.some(
    (item) =>
      judgementOf(verbatim(reading, item.children)) !== undefined ||
      listLabel(item) !== undefined ||
      item.children.some((child) => child.type === 'list' && isArguing(reading, child)),
  );

interface Labelled<Node> {
  readonly node: Node;
  readonly label: Valence | undefined;
}

/** Only the author's own words give an argument its valence; `preset` is that of the heading above. */
export function judge(reading: Reading, blocks: readonly Block[], preset?: Valence): Judged {
  const judged: Judged = { arguments: [], remarks: [], rest: [] };
  let label = preset;
  for (const block of blocks) {
    const announced = labelIn(block);
    if (block.type === 'heading') label = announced ?? preset;
    if (announced) label = announced;
    else judgeBlock(reading, { node: block, label }, judged);
  }
  return judged;
}

const labelIn = (block: Block) =>
  block.type === 'paragraph' || block.type === 'heading' ? labelOf(plain(block)) : undefined;

function judgeBlock(reading: Reading, { node, label }: Labelled<Block>, judged: Judged): void {
  if (isComment(node)) reportComment(reading, node);
  else if (node.type === 'list') judgeList(reading, { node, label }, judged);
  else if (node.type !== 'paragraph' || !judgeParagraph(reading, node, judged)) judged.rest.push(node);
}

function judgeList(reading: Reading, { node, label }: Labelled<List>, judged: Judged): void {
  if (label === undefined && !isArguing(reading, node)) judged.rest.push(node);
  else for (const item of node.children) judgeItem(reading, { node: item, label }, judged);
}

const listsIn = (item: ListItem) => item.children.filter((child) => child.type === 'list');

function judgeItem(reading: Reading, { node, label }: Labelled<ListItem>, judged: Judged): void {
  const source = verbatim(reading, node.children);
  const announced = listLabel(node);
  const judgement = judgementOf(source) ?? (label && { valence: label, text: source });
  if (announced)
    for (const list of listsIn(node)) judgeList(reading, { node: list, label: announced }, judged);
  else if (judgement) take(reading, { ...judgement, line: lineOf(node) }, judged);
  else if (isEmptyWords(source)) reportPlaceholder(reading, lineOf(node), source);
  else if (listsIn(node).some((list) => isArguing(reading, list))) judgeNested(reading, node, judged);
  else remark(reading, { line: lineOf(node), text: source }, judged);
}

/** A point without valence above points that have one: it says what they are about, and is kept as a remark. */
function judgeNested(reading: Reading, item: ListItem, judged: Judged): void {
  const own = item.children.filter((child) => child.type !== 'list');
  if (own.length > 0) remark(reading, { line: lineOf(item), text: verbatim(reading, own) }, judged);
  for (const list of listsIn(item)) judgeList(reading, { node: list, label: undefined }, judged);
}

/** Some authors write "Good, because …" on lines of their own instead of as a list. */
function judgeParagraph(reading: Reading, block: Block, judged: Judged): boolean {
  const points = pointsOf(verbatim(reading, [block]).split('\n'));
  let line = lineOf(block);
  for (const point of points) {
    const judgement = judgementOf(point);
    if (!judgement) return false;
    take(reading, { ...judgement, line }, judged);
    line += point.split('\n').length;
  }
  return true;
}

/** Lines that begin with a valence, each with the lines that continue it. */
function pointsOf(lines: readonly string[]): readonly string[] {
  const starts = [...lines.keys()].filter((index) => index === 0 || judgementOf(lines[index] ?? ''));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]).join('\n'));
}

const isEmptyWords = (source: string) =>
  withoutComments(source).trim() === '' || isUnsaid(plainText(withoutComments(source)));

function take(reading: Reading, argument: Argument, judged: Judged): void {
  if (isEmptyWords(argument.text))
    reportPlaceholder(reading, argument.line, `${argument.valence}: ${argument.text}`);
  else judged.arguments.push(argument);
}

export function remark(
  reading: Reading,
  { line, text }: { line: number; text: string },
  judged: { remarks: string[] },
): void {
  const message = 'A point says neither good nor bad; it was kept as a remark.';
  reading.report({ severity: 'WARNING', code: 'VALENCE_NOT_SAID', message, line, excerpt: text });
  judged.remarks.push(text);
}
