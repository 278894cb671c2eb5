import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { PlatformErrorCode } from './error-codes.js';

/** What one operation may ask for at most. All but the cost are known without its variables. */
export interface OperationLimits {
  readonly maxTokens: number;
  readonly maxDepth: number;
  /** Counted as they are answered: a fragment used twice counts twice. */
  readonly maxFields: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  /** How many things that are wrong with a document are told at once. */
  readonly maxErrors: number;
  /** How many values an answer may hold, with the page sizes that were sent. */
  readonly maxCost: number;
  /** How long a page is when nothing is said, and at most. */
  readonly usualPage: number;
  readonly longestPage: number;
  /** What a list that is no page counts as. */
  readonly usualList: number;
}

export const defaultLimits: OperationLimits = {
  maxTokens: 4000,
  maxDepth: 15,
  maxFields: 1000,
  maxAliases: 50,
  maxRootFields: 20,
  maxErrors: 20,
  maxCost: 20_000,
  usualPage: 25,
  longestPage: 100,
  usualList: 5,
};

interface Extent {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}

const nothing: Extent = { depth: 0, fields: 0, aliases: 0 };

const together = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
});

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Measures selections; each fragment once, so that nested ones can't make the measuring itself expensive. */
function extentIn(fragments: Fragments) {
  const known = new Map<string, Extent>();

  function ofFragment(name: string): Extent {
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    const measured = known.get(name);
    if (measured) return measured;
    // A fragment that contains itself is refused by another rule; here it must only come to an end.
    known.set(name, nothing);
    const extent = ofSelections(fragment.selectionSet);
    known.set(name, extent);
    return extent;
  }

  function ofSelection(node: SelectionNode): Extent {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSelections(node.selectionSet);
    const { depth, fields, aliases } = ofSelections(node.selectionSet);
    // The schema's own description of itself is bounded by its kind; tools ask for it in one deep query.
    const below = node.name.value.startsWith('__') ? 0 : depth;
    return { depth: below + 1, fields: fields + 1, aliases: aliases + (node.alias ? 1 : 0) };
  }

  const ofSelections = (set: SelectionSetNode | undefined): Extent =>
    set ? set.selections.map(ofSelection).reduce(together, nothing) : nothing;

  return ofSelections;
}

/** The names under which an operation's root fields are answered. */
function rootKeys(set: SelectionSetNode, fragments: Fragments, seen = new Set<string>()): Set<string> {
  const keys = set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [(node.alias ?? node.name).value];
    if (node.kind === Kind.INLINE_FRAGMENT) return [...rootKeys(node.selectionSet, fragments, seen)];
    const fragment = fragments.get(node.name.value);
    if (!fragment || seen.has(node.name.value)) return [];
    seen.add(node.name.value);
    return [...rootKeys(fragment.selectionSet, fragments, seen)];
  });
  return new Set(keys);
}

interface Measure {
  readonly code: PlatformErrorCode;
  readonly what: string;
  readonly actual: number;
  readonly limit: number;
}

function measuresOf(operation: OperationDefinitionNode, fragments: Fragments, limits: OperationLimits) {
  const { depth, fields, aliases } = extentIn(fragments)(operation.selectionSet);
  const roots = rootKeys(operation.selectionSet, fragments).size;
  const { maxDepth, maxFields, maxAliases, maxRootFields } = limits;
  const measures: Measure[] = [
    { code: 'QUERY_TOO_DEEP', what: 'levels of fields', actual: depth, limit: maxDepth },
    { code: 'TOO_MANY_FIELDS', what: 'fields', actual: fields, limit: maxFields },
    { code: 'TOO_MANY_ALIASES', what: 'aliases', actual: aliases, limit: maxAliases },
    { code: 'TOO_MANY_ROOT_FIELDS', what: 'root fields', actual: roots, limit: maxRootFields },
  ];
  return { roots, exceeded: measures.filter(({ actual, limit }) => actual > limit) };
}

function* refusalsOf(operation: OperationDefinitionNode, fragments: Fragments, limits: OperationLimits) {
  const { roots, exceeded } = measuresOf(operation, fragments, limits);
  for (const { code, what, actual, limit } of exceeded)
    yield new GraphQLError(`This operation has ${actual} ${what}; ${limit} are allowed.`, {
      nodes: operation,
      extensions: { code, limit, actual },
    });
  if (operation.operation === OperationTypeNode.MUTATION && roots > 1)
    yield new GraphQLError(
      'One command per request: send each mutation field in a request of its own, because each is a transaction of its own.',
      {
        nodes: operation,
        extensions: { code: PlatformErrorCode.ONE_COMMAND_PER_REQUEST, limit: 1, actual: roots },
      },
    );
}

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );

/**
 * Refuses operations that are too big, as a validation rule. A document that passed once is remembered and not validated
 * again, so nothing here may depend on variables: such limits belong to `operation-checks.ts`.
 */
export const limitsRule =
  (limits: OperationLimits) =>
  (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      const fragments = fragmentsOf(document);
      for (const node of document.definitions)
        if (node.kind === Kind.OPERATION_DEFINITION)
          for (const refusal of refusalsOf(node, fragments, limits)) context.reportError(refusal);
    },
  });
