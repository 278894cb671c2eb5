import { readFile } from 'node:fs/promises';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import type { Application } from '../../src/application/application.js';
import { schemaText } from '../../src/cli/emit-schema.js';
import { createSchema } from '../../src/resolvers/create-schema.js';

let schema: GraphQLSchema;
let types: GraphQLNamedType[];
beforeAll(async () => {
  schema = await createSchema({} as Application);
  types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
});

/** What of a field or an argument a rule is about. */
interface Slot {
  readonly name: string;
  readonly description: string | undefined;
  /** As the schema's text writes it. */
  readonly type: string;
  /** The same without brackets and exclamation marks. */
  readonly named: string;
}

interface Field extends Slot {
  readonly args: readonly Slot[];
}

const slot = ({ name, description, type }: GraphQLArgument | GraphQLInputField): Slot => ({
  ...{ name, description: description ?? undefined, type: type.toString(), named: getNamedType(type).name },
});

const outputField = ({ name, description, type, args }: GraphQLField<unknown, unknown>): Field => ({
  ...{ name, description: description ?? undefined, type: type.toString(), named: getNamedType(type).name },
  args: args.map(slot),
});

function fieldsOf(type: GraphQLNamedType | null | undefined): Field[] {
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({ ...slot(field), args: [] }));
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).map(outputField) : [];
}

const typesByName = (slots: readonly Slot[]) =>
  Object.fromEntries(slots.map(({ name, type }) => [name, type]));

const mutations = () => fieldsOf(schema.getMutationType());

const pascal = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Everything that a client can name, with its description. */
const described = () =>
  types.flatMap((type) => [
    [type.name, type.description] as const,
    ...fieldsOf(type).flatMap((field) => [
      [`${type.name}.${field.name}`, field.description] as const,
      ...field.args.map((arg) => [`${type.name}.${field.name}(${arg.name})`, arg.description] as const),
    ]),
    ...(isEnumType(type)
      ? type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description] as const)
      : []),
  ]);

test('the schema is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('the text of the schema that clients read is up to date: `npm run schema` writes it', async () => {
  expect(await readFile('src/schema/schema.graphql', 'utf8')).toBe(await schemaText());
});

test('everything has a description that ends as a sentence does', () => {
  const lacking = described().filter(([, description]) => !/\S{3}.*[.?!:)"]$/s.test(description ?? ''));
  expect(lacking.map(([name]) => name)).toEqual([]);
  expect(described().length).toBeGreaterThan(500);
});

test('every mutation takes one input of its own and answers with a payload of its own', () => {
  for (const { name, args, type } of mutations()) {
    expect(args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([`input: ${pascal(name)}Input!`]);
    expect(type).toBe(`${pascal(name)}Payload!`);
  }
  const named = mutations().map(({ name }) => `${pascal(name)}Payload`);
  const payloads = types.filter(({ name }) => name.endsWith('Payload')).map(({ name }) => name);
  expect(payloads.sort()).toEqual(named.sort());
});

test('every payload has what was changed, its refusals, its position, how fresh it is, and what a dry run foresees', () => {
  for (const { named } of mutations()) {
    const fields = typesByName(fieldsOf(schema.getType(named)));
    expect(fields).toMatchObject({
      userErrors: '[UserError!]!',
      position: 'LogPosition',
      behind: 'Boolean!',
      dryRun: 'Boolean!',
      wouldRecord: '[HistoryEvent!]',
    });
    const changed = Object.keys(fields).filter(
      (name) => !['userErrors', 'position', 'behind', 'dryRun', 'wouldRecord'].includes(name),
    );
    expect([named, changed.length]).toEqual([named, 1]);
    expect(fields[changed[0] ?? '']).not.toMatch(/!$/);
  }
});

test('every mutation can be sent again, be held to a revision, and say when it happened', () => {
  for (const { args } of mutations()) {
    const fields = typesByName(args.flatMap(({ named }) => fieldsOf(schema.getType(named))));
    expect(fields).toMatchObject({ commandId: 'UUID', expectedRevision: 'Int', occurredAt: 'DateTime' });
  }
});

test('the names follow one rule each', () => {
  const values = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
  expect(values.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  expect(types.map(({ name }) => name).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  const fields = types.flatMap((type) => fieldsOf(type).map(({ name }) => name));
  expect(new Set(fields.filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name)))).toEqual(new Set(['_meta']));
  expect(
    types
      .filter(isInputObjectType)
      .map(({ name }) => name)
      .filter((name) => !/(Input|Filter)$/.test(name)),
  ).toEqual([]);
  expect(types.map(({ name }) => name).filter((name) => /json|any/i.test(name))).toEqual([]);
});

test('connections are those of Relay, with nodes and a count', () => {
  const connections = types.filter(({ name }) => name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThan(4);
  for (const connection of connections) {
    const item = connection.name.replace(/Connection$/, '');
    const fields = typesByName(fieldsOf(connection));
    const node = String(fields['nodes']).replace(/[[\]!]/g, '');
    expect(fields).toEqual({
      edges: `[${item}Edge!]!`,
      nodes: `[${node}!]!`,
      pageInfo: 'PageInfo!',
      totalCount: 'Int!',
    });
    expect(typesByName(fieldsOf(schema.getType(`${item}Edge`)))).toEqual({
      cursor: 'String!',
      node: `${node}!`,
    });
  }
  expect(typesByName(fieldsOf(schema.getType('PageInfo')))).toEqual({
    endCursor: 'String',
    hasNextPage: 'Boolean!',
    hasPreviousPage: 'Boolean!',
    startCursor: 'String',
  });
  const lists = types.flatMap((type) => fieldsOf(type)).filter(({ named }) => named.endsWith('Connection'));
  for (const { args } of lists)
    expect(typesByName(args)).toMatchObject({ first: 'Int', after: 'String', last: 'Int', before: 'String' });
});

test('whatever is a Node can be found by its id, and every type with an id of ours is one', () => {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('There is no Node.');
  const nodes = schema.getPossibleTypes(node).map(({ name }) => name);
  expect([...nodes].sort()).toEqual([
    ...[
      'Auditor',
      'Briefing',
      'ChangeRequest',
      'Client',
      'Contact',
      'Decision',
      'Member',
      'NamedPerson',
      'Option',
    ],
    'Project',
  ]);
});

/** The names of the types that one leads to. */
const neighboursOf = (type: GraphQLNamedType): string[] => [
  ...(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []),
  ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().map(({ name }) => name) : []),
  ...fieldsOf(type).flatMap(({ named, args }) => [named, ...args.map((arg) => arg.named)]),
];

test('no type is there without a way to it', () => {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const type = schema.getType(name);
    if (!type || reached.has(name)) return;
    reached.add(name);
    neighboursOf(type).forEach(visit);
  };
  ['Query', 'Mutation', 'Subscription'].forEach(visit);
  expect(types.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
});

test('an input is never an output, and every fact of the history says who, when and where in the log', () => {
  expect(types.filter((type) => isInputObjectType(type) && !/(Input|Filter)$/.test(type.name))).toEqual([]);
  const events = types.filter(({ name }) => /[a-z]Event$/.test(name) && name !== 'HistoryEvent');
  expect(events.length).toBeGreaterThan(15);
  for (const event of events)
    expect(isObjectType(event) && event.getInterfaces().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['HistoryEvent', 'Recorded']),
    );
});
