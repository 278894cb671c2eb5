import {
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Diff, Difference } from '../schema/diff.types.js';

/** One value of an answer: where it is, of which type, and how it is written. */
interface Leaf {
  readonly path: readonly string[];
  readonly type: string;
  readonly text: string;
}

type Answered = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Answered => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const said = (value: Answered, ...names: readonly string[]): string =>
  names.map((name) => textOf(value[name])).join(' ');

/** What tells elements of a list apart that have no id of their own; those of other types are only ever added to. */
const names: Readonly<Record<string, (value: Answered) => string>> = {
  NamedElement: (value) => said(value, 'kind', 'name'),
  ElementChange: (value) => said(value, 'kind', 'name'),
  ProjectAssignment: ({ member, ...value }) =>
    `${isObject(member) ? said(member, 'id') : ''} ${said(value, 'duty')}`,
  Effort: (value) => said(value, 'discipline'),
  OptionJudgement: (value) => said(value, 'optionId'),
  JudgedCriterion: (value) => said(value, 'criterion'),
};

function nameOf(type: string, value: unknown, index: number): string {
  if (!isObject(value)) return textOf(value);
  if ('id' in value) return textOf(value['id']);
  return names[type]?.(value) ?? String(index + 1);
}

/** Values that are shown as one, as a leaf of the schema or as one of ours. */
function textOfWhole(type: GraphQLOutputType, value: unknown): string | undefined {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return textOf(value);
  return named.name === 'Money' && isObject(value) ? said(value, 'amount', 'currency') : undefined;
}

function* leavesOf(type: GraphQLOutputType, value: unknown, path: readonly string[]): Generator<Leaf> {
  if (value === null || value === undefined) return;
  const nullable = getNullableType(type);
  const named = getNamedType(type);
  if (isListType(nullable) && Array.isArray(value)) {
    for (const [index, one] of value.entries())
      yield* leavesOf(nullable.ofType, one, [...path, nameOf(named.name, one, index)]);
    return;
  }
  const text = textOfWhole(type, value);
  if (text === undefined) yield* leavesIn(type, value, path);
  else yield { path, type: named.name, text };
}

function* leavesIn(type: GraphQLOutputType, value: unknown, path: readonly string[]): Generator<Leaf> {
  const named = getNamedType(type);
  if (!isObject(value) || !(isObjectType(named) || isInterfaceType(named))) return;
  const fields = named.getFields();
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (field) yield* leavesOf(field.type, inner, [...path, name]);
  }
}

const byPlace = (type: GraphQLOutputType, value: unknown): ReadonlyMap<string, Leaf> =>
  new Map([...leavesOf(type, value, [])].map((leaf) => [JSON.stringify(leaf.path), leaf]));

interface Views {
  readonly nodeId: string;
  readonly type: GraphQLOutputType;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is not the same in two answers to the same question, value by value, in the order in which it was asked. */
export function differencesOf({ nodeId, type, ...views }: Views): Diff {
  const before = byPlace(type, views.before);
  const after = byPlace(type, views.after);
  const at = ({ path, type: of }: Leaf) => ({ nodeId, path: [...path], type: of });
  const added: Difference[] = [];
  const changed: Difference[] = [];
  for (const [place, leaf] of after) {
    const text = before.get(place)?.text;
    if (text === undefined) added.push({ ...at(leaf), after: leaf.text });
    else if (text !== leaf.text) changed.push({ ...at(leaf), before: text, after: leaf.text });
  }
  const removed = [...before]
    .filter(([place]) => !after.has(place))
    .map(([, leaf]) => ({ ...at(leaf), before: leaf.text }));
  return { added, removed, changed };
}
