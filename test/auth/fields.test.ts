import { readFileSync } from 'node:fs';
import { assertObjectType, buildSchema, getNamedType, isLeafType } from 'graphql';
import { rolesThatMay } from '../../src/auth/policy.js';
import { operationOf, visibility } from '../../src/auth/visibility.js';
import type { Role } from '../../src/kernel/actor.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

const sdl = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
const roots = ['Query', 'Mutation', 'Subscription'];

/** Somebody of each role, all of whom see ACME and the members on it. */
const people: Readonly<Record<Exclude<Role, 'SYSTEM'>, Subject>> = {
  ACCOUNT_MANAGER: 'max',
  SPECIALIST: 'walter',
  DEPARTMENT_HEAD: 'hana',
  DIRECTOR: 'dora',
  AUDITOR: 'ada',
  DECIDER: 'klara',
  CONTRIBUTOR: 'carl',
};

/** What the domain says of fields that seeing their object isn't enough for: the roles that are shown them. */
const domain: Readonly<Record<string, readonly Role[]>> = {
  'HourlyCostAgreedEvent.cost': ['AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR'],
  'InclusionProof.entry': ['AUDITOR', 'DIRECTOR'],
  'Member.hourlyCost': ['AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR'],
};

const restricted = visibility.filter(
  ({ type, audience }) => audience !== 'IN_SIGHT' && !roots.includes(type),
);

test('the fields for some are those that the domain keeps from others, and no others', () => {
  const table = restricted.map(({ type, field, audience }) => {
    const operation = operationOf(audience);
    return [`${type}.${field}`, operation ? rolesThatMay(operation).sort() : audience];
  });
  expect(Object.fromEntries(table)).toEqual(domain);
});

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
  await studio.by('dora').done('memberAgreeCost', {
    memberId: studio.people.walter,
    ...{ cost: { amount: '61.37', currency: 'EUR' } },
  });
});
afterAll(() => studio.stop());

const walter = `project(key: "ACME") { members { member { id hourlyCost { amount } } } }`;

describe.each(Object.entries(people))('%s', (role, subject) => {
  const shown = domain['Member.hourlyCost']?.includes(role as Role) ?? false;

  test('is shown what an hour costs the studio only where the domain says so, on every path', async () => {
    const told = await studio.by(subject).ask(
      `query ($id: ID!) { ${walter} node(id: $id) { ... on Member { hourlyCost { amount }
        history(first: 50) { nodes { __typename ... on HourlyCostAgreedEvent { cost { amount } } } } } } }`,
      { id: studio.people.walter },
    );
    expect(told.errors).toEqual([]);
    expect(told.raw.includes('61.37')).toBe(shown);
    const members = told.list('project.members') as { member: { id: string; hourlyCost: object | null } }[];
    const found = members.find(({ member }) => member.id === studio.people.walter);
    expect(found?.member.hourlyCost).toEqual(shown ? { amount: '61.37' } : null);
    expect(told.at('node.hourlyCost')).toEqual(shown ? { amount: '61.37' } : null);
  });

  test('gets an answer to every leaf of a project in sight, without an error', async () => {
    const leaves = Object.values(assertObjectType(sdl.getType('Project')).getFields())
      .filter(({ type, args }) => isLeafType(getNamedType(type)) && args.length === 0)
      .map(({ name }) => name);
    const told = await studio.by(subject).ask(`{ project(key: "ACME") { ${leaves.join(' ')} } }`);
    expect([told.errors, told.at('project.key')]).toEqual([[], 'ACME']);
  });
});
