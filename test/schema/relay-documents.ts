import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** A field that answers with a connection, and the type it is on. */
export interface ConnectionField {
  readonly on: GraphQLObjectType;
  readonly field: Field;
}

export const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());

export const connectionsOf = (schema: GraphQLSchema): ConnectionField[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((on) =>
      fieldsOf(on)
        .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
        .map((field) => ({ on, field })),
    );

export function nodesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
}

/** Arguments without which a field can't be asked. */
export const compulsory = ({ args }: Field): string[] =>
  args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name }) => name);

/** A type that Relay can ask for again, and the fields that lead from it to where a connection is. */
export interface Place {
  readonly anchor: GraphQLObjectType;
  readonly path: readonly string[];
}

/** Places within some fields of the anchors: one thing in another, never through a list. */
function reachable(schema: GraphQLSchema, steps: number): [GraphQLObjectType, Place][] {
  const query = schema.getQueryType();
  const anchors = [...(query ? [query] : []), ...nodesOf(schema)];
  let edge = anchors.map((anchor): [GraphQLObjectType, Place] => [anchor, { anchor, path: [] }]);
  const found = [...edge];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap(([on, { anchor, path }]) =>
      fieldsOf(on).flatMap((field): [GraphQLObjectType, Place][] => {
        const type = getNullableType(field.type);
        if (!isObjectType(type) || compulsory(field).length > 0) return [];
        return [[type, { anchor, path: [...path, field.name] }]];
      }),
    );
    found.push(...edge);
  }
  return found;
}

/** Where Relay can ask for the next page of what is on this type. */
export const placeOf = (schema: GraphQLSchema, on: GraphQLObjectType): Place | undefined =>
  reachable(schema, 2).find(([type]) => type === on)?.[1];

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const tag = (text: string) => `graphql\`${text}\`;\n`;

interface Paging {
  readonly name: string;
  readonly args: string;
}

const forwards = { name: '', args: 'first: $count, after: $cursor' };
const backwards = { name: 'Last', args: 'last: $count, before: $cursor' };

/** A list that a screen shows page by page, and asks again for by itself: what `usePaginationFragment` wants. */
function paginated(
  { on, field }: ConnectionField,
  { anchor, path }: Place,
  paging: Paging,
): [string, string] {
  const name = `relay${on.name}${pascal(field.name)}${paging.name}`;
  const list = `${field.name}(${paging.args}) @connection(key: "${name}_${field.name}") {
        edges { cursor node { __typename } } pageInfo { hasNextPage } }`;
  const selection = path.reduceRight((inner, step) => `${step} { ${inner} }`, list);
  return [
    name,
    tag(`fragment ${name}_owner on ${anchor.name}
    @refetchable(queryName: "${name}PageQuery")
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
      ${selection}
    }`),
  ];
}

/** A part of a screen about one thing, which it asks for again by the thing's id. */
function refetched(on: GraphQLObjectType): [string, string] {
  const name = `relay${on.name}`;
  const query = `${name}RefetchQuery`;
  return [
    name,
    tag(`fragment ${name}_owner on ${on.name} @refetchable(queryName: "${query}") { __typename id }`),
  ];
}

/** A module for each connection of the schema, both ways, and each Node, as somebody would write them who uses Relay. */
export const relayModules = (schema: GraphQLSchema): Map<string, string> =>
  new Map([
    ...connectionsOf(schema).flatMap((connection) => {
      const place = placeOf(schema, connection.on);
      return place ? [forwards, backwards].map((paging) => paginated(connection, place, paging)) : [];
    }),
    ...nodesOf(schema).map(refetched),
  ]);
