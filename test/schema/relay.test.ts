import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { textOf } from '../docs/documents.js';
import { compulsory, connectionsOf, fieldsOf, nodesOf, placeOf, relayModules } from './relay-documents.js';

const schema = buildSchema(textOf('src/schema/schema.graphql'));
const modules = relayModules(schema);
const compiler = createRequire(import.meta.url)('relay-compiler') as string | null;
const runs = compiler !== null && existsSync(compiler);
if (!runs)
  console.warn(`Relay's compiler is not run: there is none for ${process.platform} on ${process.arch}.`);

interface Run {
  readonly code: number;
  readonly said: string;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answerable-relay-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the compiler over these modules in a folder of their own. */
async function compiled(
  name: string,
  sources: ReadonlyMap<string, string>,
): Promise<Run & { artifacts: string[] }> {
  const at = join(folder, name);
  await mkdir(join(at, 'src'), { recursive: true });
  await mkdir(join(at, 'artifacts'));
  await cp('src/schema/schema.graphql', join(at, 'schema.graphql'));
  for (const [module, text] of sources) await writeFile(join(at, 'src', `${module}.js`), text);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: true,
  };
  await writeFile(join(at, 'relay.config.json'), JSON.stringify(config));
  await writeFile(join(at, 'package.json'), '{}');
  const run = await new Promise<Run>((resolve) => {
    execFile(compiler ?? '', ['relay.config.json'], { cwd: at }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${stdout}${stderr}` }),
    );
  });
  return { ...run, artifacts: (await readdir(join(at, 'artifacts'))).sort() };
}

(runs ? describe : describe.skip)('Relay’s compiler', () => {
  test('takes a paginated list of every connection, both ways, and every thing refetched by its id', async () => {
    const { code, said, artifacts } = await compiled('all', modules);
    expect(code === 0 ? [] : said.split('\n')).toEqual([]);
    const expected = [...modules].flatMap(([module, text]) => [
      `${module}_owner.graphql.js`,
      `${/queryName: "(\w+)"/.exec(text)?.[1] ?? ''}.graphql.js`,
    ]);
    expect(artifacts).toEqual(expected.sort());
    expect(modules.size).toBeGreaterThan(20);
  });

  test('refuses what is no connection, so the above says something', async () => {
    const wrong = `graphql\`fragment relayWrong_owner on ChangeRequest {
      options(first: 10) @connection(key: "relayWrong_options") { edges { node { id } } }
    }\`;`;
    const { code, said } = await compiled('wrong', new Map([['relayWrong', wrong]]));
    expect(code).not.toBe(0);
    expect(said).toContain('options');
  });
});

type Field = GraphQLField<unknown, unknown>;

const fieldNamed = (type: GraphQLObjectType, name: string): Field | undefined => type.getFields()[name];

const argTypes = ({ args }: Field): Record<string, string> =>
  Object.fromEntries(args.map(({ name, type }) => [name, type.toString()]));

const objectNamed = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`There is no type ${name}.`);
  return type;
};

describe('the specification of connections', () => {
  const connectionTypes = Object.values(schema.getTypeMap()).filter((type) =>
    type.name.endsWith('Connection'),
  );

  test.each(connectionTypes.map(({ name }) => name))(
    '%s has edges with a cursor and a node, and page info',
    (name) => {
      const { edges, pageInfo } = objectNamed(name).getFields();
      expect(pageInfo?.type.toString()).toBe('PageInfo!');
      const list = edges && getNullableType(edges.type);
      if (!isListType(list)) throw new Error('The edges are no list.');
      const edge = objectNamed(getNamedType(list).name);
      expect(getNamedType(fieldNamed(edge, 'cursor')?.type)?.name).toBe('String');
      const node = fieldNamed(edge, 'node');
      expect(node).toBeDefined();
      expect(isListType(getNullableType(node?.type))).toBe(false);
    },
  );

  test('page info says what a client pages by', () => {
    const types = Object.fromEntries(
      fieldsOf(objectNamed('PageInfo')).map(({ name, type }) => [name, type.toString()]),
    );
    expect(types).toMatchObject({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    });
  });

  const connections = connectionsOf(schema).map(
    ({ on, field }) => [`${on.name}.${field.name}`, field] as const,
  );

  test.each(connections)('%s pages both ways, and asks for nothing else', (_, field) => {
    expect(argTypes(field)).toMatchObject({ first: 'Int', after: 'String', last: 'Int', before: 'String' });
    expect(compulsory(field)).toEqual([]);
  });

  test('Relay can ask for the next page of every one: it hangs on the query or a Node, or on one thing of theirs', () => {
    const lost = connectionsOf(schema).filter(({ on }) => !placeOf(schema, on));
    expect(lost.map(({ on, field }) => `${on.name}.${field.name}`)).toEqual([]);
  });
});

describe('the specification of nodes', () => {
  test('anything is found again by its id, one or many at a time', () => {
    const { node, nodes } = schema.getQueryType()?.getFields() ?? {};
    expect(node?.type.toString()).toBe('Node');
    expect(nodes?.type.toString()).toBe('[Node]!');
    expect(node && argTypes(node)).toEqual({ id: 'ID!' });
    expect(nodes && argTypes(nodes)).toMatchObject({ ids: '[ID!]!' });
    expect(nodes && compulsory(nodes)).toEqual(['ids']);
  });

  test('an id is never null', () => {
    const ids = Object.values(schema.getTypeMap()).flatMap((type) => {
      const id = isObjectType(type) && fieldNamed(type, 'id');
      return id ? [`${type.name}: ${id.type.toString()}`] : [];
    });
    expect(ids.filter((id) => !id.endsWith(': ID!'))).toEqual([]);
    expect(ids.length).toBeGreaterThan(nodesOf(schema).length);
  });
});
