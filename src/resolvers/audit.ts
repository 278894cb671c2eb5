import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getVariableValues,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import type { Application } from '../application/application.js';
import { type Asking, isAudited } from '../application/audit-reads.js';
import { kindOf } from '../kernel/naming.js';
import type { RequestContext } from './request-context.js';

/** An operation that passed all checks and is about to be executed. */
interface Requested {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** More ids than this are no reading any more; the digest still holds them all. */
const mostIds = 1_000;

function* fieldsIn(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Generator<FieldNode> {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) yield node;
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* fieldsIn(node.selectionSet, fragments);
    else {
      const fragment = fragments.get(node.name.value);
      if (fragment) yield* fieldsIn(fragment.selectionSet, fragments);
    }
  }
}

/** Whatever is an id of ours in it; nothing else of what somebody sent is kept. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (kindOf(value) !== undefined) yield value;
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* idsIn(part);
}

const fragmentsOf = ({ definitions }: DocumentNode) =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );

/** A command is no read. */
const kinds = { query: 'QUERY', mutation: undefined, subscription: 'SUBSCRIPTION' } as const;

/** The root fields that read something, with their arguments; `undefined` when nothing is going to be executed. */
function rootsOf({ schema, operation, document, variables }: Requested) {
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return undefined;
  return [...fieldsIn(operation.selectionSet, fragmentsOf(document))].flatMap((node) => {
    // What the schema says of itself is nobody's record.
    const field = root.getFields()[node.name.value];
    return field ? [{ name: field.name, args: getArgumentValues(field, node, coerced) }] : [];
  });
}

/** What is about to be read; `undefined` when it is nothing. */
function askingOf(requested: Requested): Asking | undefined {
  const { operation, document, variables } = requested;
  const kind = kinds[operation.operation];
  const roots = rootsOf(requested) ?? [];
  if (kind === undefined || roots.length === 0) return undefined;
  const ids = new Set(roots.flatMap(({ args }) => [...idsIn(args)]));
  const operationName = operation.name?.value.slice(0, 200);
  return {
    kind,
    ...(operationName !== undefined && { operationName }),
    fields: [...new Set(roots.map(({ name }) => name))].sort(),
    ids: [...ids].slice(0, mostIds),
    content: { document: print(document), variables, operationName: operationName ?? null },
  };
}

/** Has every read of an auditor recorded before it is executed, on any transport. */
export const recordingReads =
  (app: Pick<Application, 'recordRead'>) =>
  async ({ signedIn: someone, correlationId }: RequestContext, requested: Requested): Promise<void> => {
    if (!someone || !isAudited(someone.principal)) return;
    const asking = askingOf(requested);
    if (asking) await app.recordRead(someone.principal, asking, correlationId);
  };
