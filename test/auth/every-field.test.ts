import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { mayEver } from '../../src/auth/policy.js';
import { operationOf, visibility } from '../../src/auth/visibility.js';
import type { Role } from '../../src/kernel/actor.js';
import { agreeThatStudioInforms } from '../support/informing.js';
import { knownAt } from '../support/known-ids.js';
import { leadTo } from '../support/request-life.js';
import { callOf, type Known } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));

/** One type asked for every field of its own, along the shortest way from a root field. */
interface Question {
  readonly type: string;
  readonly root: string;
  readonly text: string;
}

type Wrap = (inner: string) => string;

/** Where the ways begin: what belongs to somebody first, so that it is asked for through what it belongs to. */
const roots = ['changeRequest', 'project', 'client'];
const elsewhere = [
  'changeRequests',
  'projects',
  'clients',
  'disciplineCatalogue',
  'disciplines',
  'members',
  'auditReads',
  'projections',
  'viewer',
  'viewerCan',
  '_meta',
];

/** Cursors, and counts of what is shown, differ by who asks; what one may do is about who asks. */
const aboutTheAsker =
  /Permissions$|^Permission$|^HistoryConnection$|^Viewer$|^PageInfo$|Edge$|^Meta$|^AuditRead/;

const objectsOf = ({ type }: GraphQLField<unknown, unknown>): readonly [GraphQLObjectType, Wrap][] => {
  const named = getNamedType(type);
  if (isObjectType(named)) return [[named, (inner) => inner]];
  if (!isAbstractType(named)) return [];
  return schema.getPossibleTypes(named).map((one) => [one, (inner) => `... on ${one.name} { ${inner} }`]);
};

const fieldText = (field: GraphQLField<unknown, unknown>, known: Known): string => {
  const call = callOf(field, known);
  return isLeafType(getNamedType(field.type)) ? call : `${call} { __typename }`;
};

function questionsFrom(names: readonly string[], known: Known): Question[] {
  const asked = new Map<string, Question>();
  const query = schema.getQueryType()?.getFields() ?? {};
  let level = names.flatMap((root) => {
    const field = query[root];
    if (!field) return [];
    return objectsOf(field).map(([type, within]) => {
      const wrap: Wrap = (inner) => `{ ${callOf(field, known)} { ${within(inner)} } }`;
      return { root, type, wrap };
    });
  });
  while (level.length > 0) {
    const fresh = level.filter(
      ({ type }, index) => !asked.has(type.name) && level.findIndex((one) => one.type === type) === index,
    );
    for (const { root, type, wrap } of fresh) {
      const fields = Object.values(type.getFields());
      const own = fields.map((field, index) => `f${index}: ${fieldText(field, known)}`);
      asked.set(type.name, { type: type.name, root, text: wrap(`__typename ${own.join(' ')}`) });
    }
    level = fresh.flatMap(({ root, type, wrap }) =>
      Object.values(type.getFields()).flatMap((field) =>
        objectsOf(field).map(([next, within]) => ({
          root,
          type: next,
          wrap: ((inner) => wrap(`${callOf(field, known)} { ${within(inner)} }`)) satisfies Wrap,
        })),
      ),
    );
  }
  return [...asked.values()];
}

const audienceOf = new Map(visibility.map(({ type, field, audience }) => [`${type}.${field}`, audience]));

/** What an answer says of each field of a type, wherever an object of it is. */
function saidOf(
  type: string,
  answer: unknown,
  said = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  if (Array.isArray(answer)) answer.forEach((one) => saidOf(type, one, said));
  else if (typeof answer === 'object' && answer !== null) {
    const object = answer as Record<string, unknown>;
    const fields = Object.keys(
      schema.getType(type) instanceof Object ? (schema.getType(type) as GraphQLObjectType).getFields() : {},
    );
    if (object['__typename'] === type && 'f0' in object)
      fields.forEach((field, index) => {
        const value = object[`f${index}`];
        const values = said.get(field) ?? new Set<string>();
        for (const one of [value].flat())
          if (one !== null && one !== undefined) values.add(JSON.stringify(one));
        said.set(field, values);
      });
    else Object.values(object).forEach((one) => saidOf(type, one, said));
  }
  return said;
}

/** Somebody of each role, all of whom see ACME. */
const insiders: Readonly<Record<Exclude<Role, 'SYSTEM' | 'DIRECTOR'>, Subject>> = {
  ACCOUNT_MANAGER: 'max',
  SPECIALIST: 'walter',
  DEPARTMENT_HEAD: 'hana',
  AUDITOR: 'ada',
  DECIDER: 'klara',
  CONTRIBUTOR: 'carl',
};

/** Somebody of each role that sees only its own, none of whom sees ACME. */
const outsiders: readonly Subject[] = ['dana', 'bert', 'bella'];

let studio: Studio;
let inside: readonly Question[];
let beside: readonly Question[];
const whole = new Map<string, Map<string, Set<string>>>();

beforeAll(async () => {
  studio = await startStudio();
  const { by, people, acme } = studio;
  const life = await leadTo('ACCEPTED', studio);
  await agreeThatStudioInforms(studio);
  await by('dora').done('memberAgreeCost', {
    memberId: people.walter,
    cost: { amount: '61.37', currency: 'EUR' },
  });
  const chosen = await by('klara').ask(
    `{ changeRequest(reference: "${life.reference}") { decision { option { consequences { id } } } } }`,
  );
  await by('klara').done('consequenceObserve', {
    requestId: life.id,
    outcome: 'WORSE',
    consequenceId: chosen.text('changeRequest.decision.option.consequences.0.id'),
    statement: 'Slow.',
  });
  await by('max').done('noteAdd', { requestId: life.id, text: 'Between us.', visibility: 'INTERNAL' });
  const known = knownAt(studio, life);
  inside = questionsFrom(roots, { ...known, key: 'ACME', id: acme.clientId });
  beside = questionsFrom(elsewhere, known);
  for (const { type, text } of [...inside, ...beside]) {
    const { data, errors } = await by('dora').ask(text);
    expect({ type, errors }).toEqual({ type, errors: [] });
    if (!whole.has(type)) whole.set(type, saidOf(type, data));
  }
}, 60_000);
afterAll(() => studio.stop());

test('every field of every type that a query leads to is asked for, and most have something to say', () => {
  const asked = new Set([...inside, ...beside].map(({ type }) => type));
  const others = visibility.filter(
    ({ type }) => !asked.has(type) && !['Query', 'Mutation', 'Subscription'].includes(type),
  );
  // Answers to commands and items of subscriptions; errors of commands.
  const elsewhere = [...new Set(others.map(({ type }) => type))].filter((type) => {
    const found = schema.getType(type);
    const isError = isObjectType(found) && found.getInterfaces().some(({ name }) => name === 'UserError');
    return isObjectType(found) && !isError && !type.endsWith('Payload');
  });
  expect(elsewhere.sort()).toEqual(['CaughtUp', 'EventReceived', 'Lagged']);
  const said = [...whole.values()].flatMap((fields) => [...fields.values()].filter(({ size }) => size > 0));
  expect(said.length).toBeGreaterThan(400);
});

describe.each(Object.entries(insiders))('%s', (role, subject) => {
  test('is shown what the director is shown, and of it only what the table allows', async () => {
    const principal = { actor: { id: studio.people[subject], role: role as Role } };
    for (const { type, text } of inside) {
      if (aboutTheAsker.test(type)) continue;
      const { data, errors } = await studio.by(subject).ask(text);
      expect({ type, errors }).toEqual({ type, errors: [] });
      for (const [field, values] of saidOf(type, data)) {
        const operation = operationOf(audienceOf.get(`${type}.${field}`) ?? 'ANYBODY');
        const allowed = operation === undefined || mayEver(principal as never, operation);
        const more = [...values].filter((value) => !allowed || !whole.get(type)?.get(field)?.has(value));
        expect({ type, field, more }).toEqual({ type, field, more: [] });
      }
    }
  });
});

test.each(outsiders)('%s is shown nothing of it, by any field', async (subject) => {
  for (const { type, root, text } of inside) {
    const { data, errors } = await studio.by(subject).ask(text);
    expect({ type, errors, data }).toEqual({ type, errors: [], data: { [root]: null } });
  }
});
