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
  type SelectionSetNode,
} from 'graphql';

/** An operation that passed all checks and is about to be executed. */
export interface Requested {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

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

const fragmentsOf = ({ definitions }: DocumentNode) =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );

/** The root fields that are going to be executed, with what is known of each and its arguments. */
export function rootsOf({ schema, operation, document, variables }: Requested) {
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Without its variables nothing of it is executed.
  if (!coerced) return [];
  return [...fieldsIn(operation.selectionSet, fragmentsOf(document))].flatMap((node) => {
    // What the schema says of itself is nobody's record.
    const field = root.getFields()[node.name.value];
    return field ? [{ field, name: field.name, args: getArgumentValues(field, node, coerced) }] : [];
  });
}
