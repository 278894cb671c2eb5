import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { PlatformErrorCode } from './error-codes.js';
import { fragmentsOf, type OperationLimits } from './limits.js';
import type { OperationCheck, RequestedOperation } from './operation-checks.js';

/** How many values an answer may hold are counted; reading a page weighs this many more. */
const weightOfPage = 10;

type Variables = Readonly<Record<string, unknown>>;

/** What was sent for each argument, by literal or by variable. */
const argumentsOf = ({ arguments: given = [] }: FieldNode, variables: Variables) =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));

const isPaged = ({ args }: GraphQLField<unknown, unknown>) =>
  args.some(({ name }) => name === 'first' || name === 'last');

/** What a field takes to be answered beside the values that it holds, where the schema says that it takes more. */
const weightOf = ({ extensions: { complexity } }: GraphQLField<unknown, unknown>): number =>
  typeof complexity === 'number' ? complexity : 0;

/** With the defaults that the operation itself states. */
function variablesOf({ operation, variables }: RequestedOperation): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  // `valueFromASTUntyped` asks an object with a prototype for names that only the prototype has.
  return Object.assign(Object.create(null) as object, Object.fromEntries(defaults), variables);
}

interface Within {
  readonly type: GraphQLNamedType | undefined;
  /** How long the lists of a page are. */
  readonly pageSize?: number | undefined;
}

interface Part {
  readonly cost: number;
  /** The only type that it counts for, where it is for one. */
  readonly only?: string | undefined;
}

/** An object is of one type only, so of what is asked of several types the dearest counts. */
function togetherOf(parts: readonly Part[]): number {
  const perType = new Map<string | undefined, number>();
  for (const { only, cost } of parts) perType.set(only, (perType.get(only) ?? 0) + cost);
  const always = perType.get(undefined) ?? 0;
  perType.delete(undefined);
  return always + Math.max(0, ...perType.values());
}

function measureFor(
  requested: RequestedOperation,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limits: OperationLimits,
) {
  const { schema } = requested;
  const variables = variablesOf(requested);
  const known = new Map<string, number>();

  const definitionOf = (type: GraphQLNamedType | undefined, name: string) =>
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

  const pageSize = ({ first, last }: Readonly<Record<string, unknown>>): number => {
    const asked = [first, last].filter((size) => typeof size === 'number');
    // A longer page is refused, so nobody is answered one.
    return Math.max(
      0,
      Math.min(limits.longestPage, Math.max(0, ...(asked.length > 0 ? asked : [limits.usualPage]))),
    );
  };

  /** As long as the list that was sent, as the page that it is in, or as lists usually are. */
  const lengthOf = (given: Readonly<Record<string, unknown>>, { pageSize: page }: Within): number => {
    const sent = Object.values(given).filter(Array.isArray);
    return sent.length > 0 ? Math.max(...sent.map(({ length }) => length)) : (page ?? limits.usualList);
  };

  function ofField(node: FieldNode, within: Within): number {
    const definition = definitionOf(within.type, node.name.value);
    // The schema's own description of itself is bounded by its kind.
    if (!definition || !isCompositeType(getNamedType(definition.type))) return 1;
    const given = argumentsOf(node, variables);
    const paged = isPaged(definition);
    const weight = (paged ? weightOfPage : 0) + weightOf(definition);
    const below = { type: getNamedType(definition.type), pageSize: paged ? pageSize(given) : undefined };
    const each = 1 + ofSelections(node.selectionSet, below);
    const many = isListType(getNullableType(definition.type)) ? lengthOf(given, within) : 1;
    return many * each + weight;
  }

  function ofFragment(name: string, within: Within): number {
    const key = `${name} ${within.pageSize ?? ''}`;
    const measured = known.get(key);
    const fragment = fragments.get(name);
    if (measured !== undefined || !fragment) return measured ?? 0;
    // A fragment that contains itself is refused by another rule; here it must only come to an end.
    known.set(key, 0);
    const cost = ofSelections(fragment.selectionSet, {
      ...within,
      type: schema.getType(fragment.typeCondition.name.value),
    });
    known.set(key, cost);
    return cost;
  }

  const narrowedTo = (name: string | undefined): Pick<Part, 'only'> =>
    name === undefined || isAbstractType(schema.getType(name)) ? {} : { only: name };

  function ofSelection(node: SelectionNode, within: Within): Part {
    if (node.kind === Kind.FIELD) return { cost: ofField(node, within) };
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const condition = fragments.get(node.name.value)?.typeCondition.name.value;
      return { cost: ofFragment(node.name.value, within), ...narrowedTo(condition) };
    }
    const condition = node.typeCondition?.name.value;
    const type = condition === undefined ? within.type : schema.getType(condition);
    return { cost: ofSelections(node.selectionSet, { ...within, type }), ...narrowedTo(condition) };
  }

  const ofSelections = (set: SelectionSetNode | undefined, within: Within): number =>
    set ? togetherOf(set.selections.map((node) => ofSelection(node, within))) : 0;

  return ofSelections;
}

/** How many values the answer may hold at most, by the page sizes that were sent, in literals and in variables. */
export function costOf(requested: RequestedOperation, limits: OperationLimits): number {
  const { schema, operation, document } = requested;
  const type = schema.getRootType(operation.operation) ?? undefined;
  const cost = measureFor(requested, fragmentsOf(document), limits)(operation.selectionSet, { type });
  return Math.min(cost, Number.MAX_SAFE_INTEGER);
}

const tooCostly = (nodes: ASTNode, actual: number, limit: number) =>
  new GraphQLError(
    `This operation may be answered with ${actual} values; ${limit} are allowed. ` +
      'Ask for shorter pages, for fewer lists inside lists, or in several requests.',
    { nodes, extensions: { code: PlatformErrorCode.QUERY_TOO_COSTLY, limit, actual, http: { status: 400 } } },
  );

/** Refuses what would be answered with too much. */
export const costCheck =
  (limits: OperationLimits): OperationCheck =>
  (requested) => {
    const cost = costOf(requested, limits);
    return cost > limits.maxCost ? tooCostly(requested.operation, cost, limits.maxCost) : undefined;
  };
