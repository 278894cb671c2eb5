import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

const scalars: Readonly<Record<string, unknown>> = {
  ...{
    String: 'Text',
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2030-01-01',
    DateTime: '2025-01-01T00:00:00Z',
  },
  ...{ Decimal: '1', Hours: '1', Sha256: '0'.repeat(64), EmailAddress: 'x@example.com', ID: 'none' },
};

/** Values for fields by their names, such as ids of things that are there. */
export type Known = Readonly<Record<string, unknown>>;

/** The least valid value of a type. */
export function leastOf(type: GraphQLInputType, name: string, known: Known): unknown {
  if (isNonNullType(type)) return leastOf(type.ofType, name, known);
  if (Object.hasOwn(known, name)) return known[name];
  if (isListType(type)) return [leastOf(type.ofType, name, known)];
  if (isEnumType(type)) return type.getValues()[0]?.value as unknown;
  if (isInputObjectType(type)) return requiredOf(Object.values(type.getFields()), known);
  return scalars[type.name];
}

export const requiredOf = (fields: readonly GraphQLInputField[], known: Known) =>
  Object.fromEntries(
    fields.filter(isRequiredInputField).map(({ name, type }) => [name, leastOf(type, name, known)]),
  );

export const mutationsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {});

/** The names of the fields that a mutation's input has. */
export const inputFieldsOf = (schema: GraphQLSchema, mutation: string): string[] =>
  mutationsOf(schema)
    .filter(({ name }) => name === mutation)
    .flatMap(({ args }) => args.map(({ type }) => getNamedType(type)))
    .flatMap((type) => (isInputObjectType(type) ? Object.keys(type.getFields()) : []));

/** The least valid input of each mutation. */
export const inputsOf = (schema: GraphQLSchema, known: Known): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    mutationsOf(schema).map(({ name, args }) => [
      name,
      Object.assign({}, ...args.map((arg) => leastOf(arg.type, arg.name, known))) as Record<string, unknown>,
    ]),
  );

const literal = ({ type, name }: GraphQLArgument, known: Known) =>
  `${name}: ${JSON.stringify(leastOf(type, name, known))}`;

/** A field with the arguments that it requires. */
export const callOf = (
  { name, args }: Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>,
  known: Known,
): string => {
  const required = args.filter(isRequiredArgument).map((arg) => literal(arg, known));
  return required.length > 0 ? `${name}(${required.join(', ')})` : name;
};

/** A query for each root field, with its required arguments, asking for the type's name or the leaf itself. */
export function rootQueries(schema: GraphQLSchema, known: Known): Record<string, string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return Object.fromEntries(
    fields.map((field) => [field.name, `{ ${callOf(field, known)} { __typename } }`]),
  );
}
