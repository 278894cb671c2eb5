import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import type { Application } from '../../src/application/application.js';
import { comparedFields } from '../../src/resolvers/compared-fields.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { differencesOf } from '../../src/resolvers/differences.js';

const shop = buildSchema(`
  type Money { amount: String! currency: String! }
  type Effort { discipline: String! hours: String! }
  type ElementChange { kind: String! name: String! change: String! }
  type Item { id: ID! title: String price: Money }
  type Story { want: String! }
  type Shop {
    name: String open: Boolean size: Int items: [Item!]! owner: Item tags: [String!]! changes: [ElementChange!]!
    efforts: [Effort!]! stories: [Story!]!
  }
  type Query { shop: Shop }
`);

const diff = (before: unknown, after: unknown) => {
  const type = shop.getType('Shop') as GraphQLObjectType;
  return differencesOf({ nodeId: 'n', type, before, after });
};

test('a value is added, removed or changed, and written as the API writes it', () => {
  expect(diff({ name: 'A', open: true, size: 1 }, { name: null, open: false, size: 12 })).toEqual({
    added: [],
    removed: [{ nodeId: 'n', path: ['name'], type: 'String', before: 'A' }],
    changed: [
      { nodeId: 'n', path: ['open'], type: 'Boolean', before: 'true', after: 'false' },
      { nodeId: 'n', path: ['size'], type: 'Int', before: '1', after: '12' },
    ],
  });
  expect(diff({ name: null }, { name: '' }).added).toEqual([
    { nodeId: 'n', path: ['name'], type: 'String', after: '' },
  ]);
});

test('what was not there at all is added with all that it says, and what is gone is removed', () => {
  const whole = { name: 'A', owner: { id: 'i1', title: 'Ann' } };
  const paths = (found: { path: string[] }[]) => found.map(({ path }) => path.join('.'));
  expect(paths(diff(null, whole).added)).toEqual(['name', 'owner.id', 'owner.title']);
  expect(paths(diff(whole, undefined).removed)).toEqual(['name', 'owner.id', 'owner.title']);
});

test('elements of a list are found again by their id, wherever they stand', () => {
  const item = (id: string, title: string, amount = '1.00') => ({
    ...{ id, title },
    price: { amount, currency: 'EUR' },
  });
  const before = { items: [item('i1', 'One'), item('i2', 'Two')] };
  const after = { items: [item('i2', 'Two', '2.50'), item('i3', 'Three')] };
  const { added, removed, changed } = diff(before, after);
  expect(added.map(({ path, after: text }) => [...path, text])).toEqual([
    ['items', 'i3', 'id', 'i3'],
    ['items', 'i3', 'title', 'Three'],
    ['items', 'i3', 'price', '1.00 EUR'],
  ]);
  expect(removed.map(({ path }) => path)).toEqual([
    ['items', 'i1', 'id'],
    ['items', 'i1', 'title'],
    ['items', 'i1', 'price'],
  ]);
  expect(changed).toEqual([
    { nodeId: 'n', path: ['items', 'i2', 'price'], type: 'Money', before: '1.00 EUR', after: '2.50 EUR' },
  ]);
});

test('elements without an id are named by what they are: texts, elements of the system, disciplines, and else their place', () => {
  const change = (name: string, text: string) => ({ kind: 'PAGE', name, change: text });
  const before = {
    tags: ['a', 'b'],
    changes: [change('Cart', 'Red.'), change('Home', 'Gone.')],
    efforts: [{ discipline: 'SEO', hours: '2' }],
    stories: [{ want: 'x' }],
  };
  const after = {
    tags: ['b', 'c'],
    changes: [change('Shop', 'New.'), change('Cart', 'Blue.')],
    efforts: [{ discipline: 'SEO', hours: '3' }],
    stories: [{ want: 'y' }],
  };
  const { added, removed, changed } = diff(before, after);
  expect(added.map(({ path }) => path)).toEqual([
    ['tags', 'c'],
    ['changes', 'PAGE Shop', 'kind'],
    ['changes', 'PAGE Shop', 'name'],
    ['changes', 'PAGE Shop', 'change'],
  ]);
  expect(removed.map(({ path }) => path)).toEqual([
    ['tags', 'a'],
    ['changes', 'PAGE Home', 'kind'],
    ['changes', 'PAGE Home', 'name'],
    ['changes', 'PAGE Home', 'change'],
  ]);
  expect(changed.map(({ path, before: was, after: is }) => [...path, was, is])).toEqual([
    ['changes', 'PAGE Cart', 'change', 'Red.', 'Blue.'],
    ['efforts', 'SEO', 'hours', '2', '3'],
    ['stories', '1', 'want', 'x', 'y'],
  ]);
});

const shops = fc.record(
  {
    name: fc.option(fc.string()),
    size: fc.option(fc.nat()),
    tags: fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 4 }),
    items: fc.uniqueArray(fc.record({ id: fc.string({ maxLength: 2 }), title: fc.option(fc.string()) }), {
      selector: ({ id }) => id,
      maxLength: 4,
    }),
  },
  { requiredKeys: [] },
);

test('nothing is different from itself, and looking the other way round swaps before and after', () => {
  fc.assert(
    fc.property(shops, shops, (one, other) => {
      expect(diff(one, one)).toEqual({ added: [], removed: [], changed: [] });
      const [there, back] = [diff(one, other), diff(other, one)];
      const sorted = (texts: (readonly (string | undefined)[])[]) => texts.map(String).sort();
      expect(sorted(there.added.map(({ path, after }) => [...path, after]))).toEqual(
        sorted(back.removed.map(({ path, before }) => [...path, before])),
      );
      expect(sorted(there.changed.map(({ path, before, after }) => [...path, before, after]))).toEqual(
        sorted(back.changed.map(({ path, before, after }) => [...path, after, before])),
      );
    }),
  );
});

/** Fields that are not compared, and why. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  Project: [
    // It never changes.
    ...['id', 'key', 'client', 'openedAt'],
    // It is about the asker, about this very question, or it grows with every fact.
    ...['viewerCan', 'diff', 'history', 'revision'],
    // What became of it `budget`, `commitments`, `deadline` and `members` say; an agreement has a life of its own.
    ...['budgetChanges', 'deadlineChanges', 'formerMembers', 'delegationAgreement'],
  ],
  ChangeRequest: [
    ...['id', 'number', 'reference', 'project', 'receivedAt', 'wish', 'source', 'template'],
    ...['viewerCan', 'authorityFor', 'diff', 'history', 'revision', 'changedAt', 'statusSince'],
    // The latest of each is compared.
    ...['formulations', 'briefings', 'decisions'],
  ],
};

const named = (node: SelectionNode): readonly string[] => (node.kind === Kind.FIELD ? [node.name.value] : []);

/** The fields of a type that are compared. */
function comparedOf(type: string): readonly string[] {
  const found: string[] = [];
  visit(comparedFields, {
    FragmentDefinition: ({ typeCondition, selectionSet }) => {
      if (typeCondition.name.value === type) found.push(...selectionSet.selections.flatMap(named));
    },
  });
  return found;
}

describe('what is compared', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => (schema = await createSchema({} as Application)));
  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();

  test('is there in the schema', () => {
    expect(validate(schema, comparedFields)).toEqual([]);
  });

  test.each(['Project', 'ChangeRequest'])('is every field of %s, or the list above says why not', (type) => {
    const all = [...comparedOf(type), ...(leftOut[type] ?? [])];
    expect(all.sort()).toEqual(Object.keys(fieldsOf(type)).sort());
  });

  test('has no list of objects that are told apart by their place and can lose one from the middle', () => {
    const isUnnamed = (type: string) => (field: string) => {
      const { type: of } = fieldsOf(type)[field] ?? {};
      const inner = of && String(of).startsWith('[') && getNamedType(of);
      return isObjectType(inner) && !('id' in inner.getFields());
    };
    const byPlace = ['Project', 'ChangeRequest', 'Option', 'Decision'].flatMap((type) =>
      comparedOf(type)
        .filter(isUnnamed(type))
        .map((field) => `${type}.${field}`),
    );
    const onlyAddedTo = ['assessments', 'attachments', 'corrections', 'deferrals'];
    const namedByWhatTheyAre = ['Option.changes', 'Option.effort', 'Project.members'];
    expect(byPlace.sort()).toEqual(
      [
        ...onlyAddedTo.map((field) => `ChangeRequest.${field}`),
        ...['Decision.signatures', ...namedByWhatTheyAre],
      ].sort(),
    );
  });
});
