import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { type Operation, policy } from '../../src/auth/policy.js';
import type { Role } from '../../src/kernel/actor.js';
import { newUuid } from '../../src/platform/ids.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { mutationText } from '../support/api-client.js';
import { leadTo, type Life } from '../support/request-life.js';
import { inputsOf, type Known, rootQueries } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

/** Which row of the policy each mutation stands on. */
const operations: Readonly<Record<string, Operation>> = {
  auditorAppoint: 'AppointAuditor',
  briefingAcknowledge: 'AcknowledgeBriefing',
  briefingIssue: 'IssueBriefing',
  briefingOpen: 'OpenBriefing',
  changeRequestFormulate: 'FormulateRequest',
  changeRequestReceive: 'ReceiveRequest',
  clarificationAnswer: 'AnswerClarification',
  clarificationAsk: 'AskClarification',
  clientRegister: 'RegisterClient',
  consequenceObserve: 'ObserveConsequence',
  consequencePredict: 'PredictConsequence',
  contactAdd: 'AddContact',
  decisionMake: 'MakeDecision',
  decisionSign: 'SignDecision',
  feasibilityAssess: 'AssessFeasibility',
  memberAdd: 'AddMember',
  optionOffer: 'OfferOption',
  optionRecommend: 'RecommendOption',
  projectAssignMember: 'AssignMember',
  projectOpen: 'OpenProject',
};

/** Which root fields of queries answer everybody within what they see, and which are for some. */
const queries: Readonly<Record<string, 'ANYBODY' | 'SIGNED_IN' | Operation>> = {
  _meta: 'SIGNED_IN',
  changeRequest: 'SIGNED_IN',
  changeRequests: 'SIGNED_IN',
  client: 'SIGNED_IN',
  clients: 'SIGNED_IN',
  disciplines: 'SIGNED_IN',
  members: 'SeeMembers',
  node: 'SIGNED_IN',
  nodes: 'SIGNED_IN',
  project: 'SIGNED_IN',
  projections: 'SeeOperations',
  projects: 'SIGNED_IN',
  viewer: 'ANYBODY',
};

/** Somebody of each role, all of whom see ACME. */
const people: Readonly<Record<Exclude<Role, 'SYSTEM'>, Subject>> = {
  ACCOUNT_MANAGER: 'max',
  SPECIALIST: 'walter',
  DEPARTMENT_HEAD: 'hana',
  DIRECTOR: 'dora',
  AUDITOR: 'ada',
  DECIDER: 'klara',
  CONTRIBUTOR: 'carl',
};
const roles = Object.keys(people) as (keyof typeof people)[];

let studio: Studio;
let schema: GraphQLSchema;
let life: Life;
let known: Known;
beforeAll(async () => {
  studio = await startStudio();
  schema = await createSchema({} as Application);
  life = await leadTo('BRIEFED', studio);
  known = idsOf(life.id, life.sound, studio.acme);
});
afterAll(() => studio.stop());

const idsOf = (requestId: string, optionId: string, home: { projectId: string; clientId: string }): Known => ({
  ...{ requestId, optionId, ...home, questionId: `qst_${newUuid()}` },
  ...{ memberId: studio.people.walter, managerId: studio.people.max, owedBy: studio.people.carl },
  ...{ deciders: [studio.people.klara], discipline: 'WEB_DEVELOPMENT', disciplines: ['WEB_DEVELOPMENT'] },
  ...{ key: 'NEW', number: 1, currency: 'EUR', reference: life.reference, id: requestId, ids: [requestId] },
});

const grants = (operation: Operation) => policy[operation] as Partial<Record<Role, string>>;

test('every mutation and every root field of queries has its row here', () => {
  expect(Object.keys(operations).sort()).toEqual(Object.keys(inputsOf(schema, known)).sort());
  expect(Object.keys(queries).sort()).toEqual(Object.keys(rootQueries(schema, known)).sort());
});

test('every command of the policy but the import can be given over the API', () => {
  const reading = ['SeeMembers', 'SeeOperations', 'ImportRecord'];
  const commands = Object.keys(policy).filter((operation) => !reading.includes(operation));
  expect(Object.values(operations).sort()).toEqual(commands.sort());
});

test('the policy is what the domain says', () => {
  const table = Object.entries(policy).map(([operation, reach]) => [operation, Object.keys(reach).sort()]);
  expect(Object.fromEntries(table)).toEqual({
    RegisterClient: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AddContact: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AddMember: ['DIRECTOR', 'SYSTEM'],
    AppointAuditor: ['DIRECTOR'],
    OpenProject: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AssignMember: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR'],
    ReceiveRequest: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DIRECTOR'],
    AskClarification: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    AnswerClarification: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    FormulateRequest: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AssessFeasibility: ['DEPARTMENT_HEAD', 'SPECIALIST'],
    OfferOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    PredictConsequence: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    RecommendOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    IssueBriefing: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    OpenBriefing: ['DECIDER'],
    AcknowledgeBriefing: ['DECIDER'],
    MakeDecision: ['DECIDER'],
    SignDecision: ['DECIDER'],
    ObserveConsequence: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    ImportRecord: ['SYSTEM'],
    SeeMembers: ['ACCOUNT_MANAGER', 'AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST', 'SYSTEM'],
    SeeOperations: ['ACCOUNT_MANAGER', 'AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SYSTEM'],
  });
});

describe.each(roles)('%s', (role) => {
  test('may give no command that the policy does not give the role, and nothing is stored', async () => {
    const before = await studio.core.app.head();
    const inputs = Object.entries(inputsOf(schema, known));
    const kept = inputs.filter(([mutation]) => grants(operations[mutation] as Operation)[role] === undefined);
    expect(kept.length).toBeGreaterThan(0);
    for (const [mutation, input] of kept) {
      const told = await studio.by(people[role]).send(mutation, input);
      expect([mutation, told.errors, told.refused]).toEqual([mutation, [], 'FORBIDDEN']);
      expect(told.at('position')).toBeNull();
      const allowed = told.userErrors[0]?.['roles'] as Role[];
      expect(allowed).not.toContain(role);
      expect([...allowed].sort()).toEqual(Object.keys(grants(operations[mutation] as Operation)).sort());
    }
    expect(await studio.core.app.head()).toBe(before);
  });

  test('sees of the operations and the members what the policy gives the role', async () => {
    for (const [field, query] of Object.entries(rootQueries(schema, known))) {
      const row = queries[field];
      const { errors } = await studio.by(people[role]).ask(query);
      const shown = row === 'ANYBODY' || row === 'SIGNED_IN' || grants(row as Operation)[role] !== undefined;
      expect([field, errors.map(({ extensions }) => extensions.code)]).toEqual([field, shown ? [] : ['FORBIDDEN']]);
    }
  });
});

/** The rest of the matrix: who may is not kept from it, wherever the role reaches. After the refusals: it changes things. */
test.each(roles)('%s may give every command that the policy gives the role, where it reaches', async (role) => {
  for (const [mutation, input] of Object.entries(inputsOf(schema, known))) {
    const reach = grants(operations[mutation] as Operation)[role];
    if (reach === undefined) continue;
    const told = await studio.by(people[role]).send(mutation, { ...input, key: undefined, ...keyFor(mutation) });
    expect([mutation, told.errors]).toEqual([mutation, []]);
    // Dora directs, but is on no project.
    const kept = role === 'DIRECTOR' && reach === 'ASSIGNED';
    expect([mutation, told.refused === 'FORBIDDEN']).toEqual([mutation, kept]);
  }
});

let opened = 0;
const keyFor = (mutation: string) => (mutation === 'projectOpen' ? { key: `NEW${(opened += 1)}` } : {});

describe('whoever cannot see a thing', () => {
  const outsiders: Subject[] = ['bert', 'bella', 'dana'];

  test.each(outsiders)('%s is told the same of it as of what is not there, and nothing is stored', async (subject) => {
    const before = await studio.core.app.head();
    const missing = { projectId: `prj_${newUuid()}`, clientId: `cli_${newUuid()}` };
    const there = inputsOf(schema, known);
    const nowhere = inputsOf(schema, idsOf(`req_${newUuid()}`, `opt_${newUuid()}`, missing));
    for (const [mutation, input] of Object.entries(there)) {
      const seen = await studio.by(subject).send(mutation, input);
      const unseen = await studio.by(subject).send(mutation, nowhere[mutation] ?? {});
      expect([mutation, seen.userErrors]).toEqual([mutation, unseen.userErrors]);
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(seen.refused);
    }
    expect(await studio.core.app.head()).toBe(before);
  });

  test('learns nothing by claiming its id, or by a revision', async () => {
    const input = { ...inputsOf(schema, known)['changeRequestReceive'], projectId: studio.beta.projectId };
    const claim = { ...input, id: life.id, expectedRevision: 99 };
    const told = await studio.by('bert').send('changeRequestReceive', claim);
    expect(told.userErrors).toMatchObject([{ __typename: 'Refusal', code: 'NOT_FOUND' }]);
    const formulated = await studio.by('dana').send('changeRequestFormulate', {
      ...inputsOf(schema, known)['changeRequestFormulate'],
      expectedRevision: 99,
    });
    expect(formulated.refused).toBe('FORBIDDEN');
  });

  test.each(outsiders)('%s finds nothing of ACME by any path', async (subject) => {
    const { list } = await studio.by('ada').ask(
      `query ($reference: String!) { changeRequest(reference: $reference) {
        id options { id consequences { id } } briefing { id } project { id client { id contacts { id } } }
        history { nodes { id } }
      } }`.replace('changeRequest(', 'nodes: changeRequest('),
      { reference: life.reference },
    ).then(({ raw }) => ({ list: [...new Set(raw.match(/[a-z]{3}_[0-9a-f-]{36}/g))] }));
    expect(list.length).toBeGreaterThan(8);
    const found = await studio.by(subject).ask(
      `query ($ids: [ID!]!, $id: ID!, $reference: String!, $projects: [ID!], $clients: [ID!]) {
        nodes(ids: $ids) { __typename id }
        client(id: $id) { id name }
        project(key: "ACME") { id }
        changeRequest(reference: $reference) { id }
        changeRequests(filter: { projectIds: $projects, clientIds: $clients }) { totalCount nodes { id } }
        projects(filter: { clientIds: $clients }) { totalCount nodes { id } }
        everyRequest: changeRequests(first: 100) { totalCount nodes { id title wish { wording } } }
        everyProject: projects(first: 100) { totalCount nodes { key client { name contacts { name email } } } }
        everyClient: clients(first: 100) { nodes { name contacts { name email phone } history { nodes { id } } } }
      }`,
      {
        ids: list,
        id: studio.acme.clientId,
        reference: life.reference,
        projects: [studio.acme.projectId],
        clients: [studio.acme.clientId],
      },
    );
    expect(found.errors).toEqual([]);
    expect(found.list('nodes')).toEqual(list.map(() => null));
    expect(found.data).toMatchObject({ client: null, project: null, changeRequest: null });
    expect(found.at('changeRequests')).toEqual({ totalCount: 0, nodes: [] });
    expect(found.at('projects')).toEqual({ totalCount: 0, nodes: [] });
    expect(found.raw).not.toMatch(/acme|klara|kurt|carl|Pay by card|Cards, please/i);
  });

  test.each(outsiders)('%s is not led past that by a cursor', async (subject) => {
    const cursor = await studio.by('ada').ask('{ changeRequests(first: 1) { pageInfo { endCursor } } }');
    const after = cursor.text('changeRequests.pageInfo.endCursor');
    const found = await studio.by(subject).ask(
      `query ($at: String) { after: changeRequests(after: $at) { nodes { id } } before: changeRequests(last: 9, before: $at) { nodes { id } } }`,
      { at: after },
    );
    expect(found.data).toEqual({ after: { nodes: [] }, before: { nodes: [] } });
  });
});

test('of the studio’s people a client sees the names, of an auditor and of other clients nothing', async () => {
  const ids = (['max', 'walter', 'ada', 'klara', 'bella'] as const).map((name) => studio.people[name]);
  const { at } = await studio.by('bert').ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) {
      ... on Person { name } ... on Member { email } ... on Contact { contactEmail: email phone kind } } }`,
    { ids },
  );
  expect(at('nodes')).toEqual([
    { name: 'Max Member', email: null },
    { name: 'Walter Member', email: null },
    null,
    null,
    { name: 'Bella Contact', contactEmail: 'bella@beta.example', phone: '+1 555', kind: 'CONTRIBUTOR' },
  ]);
});

test('an auditor reads everything', async () => {
  const told = await studio.by('ada').ask(`{
    clients { totalCount nodes { name contacts { name email } } }
    projects { nodes { key } } members { totalCount } projections { name }
    changeRequests { nodes { wish { wording } history { nodes { id } } } }
  }`);
  expect(told.errors).toEqual([]);
  expect(told.raw).toMatch(/klara@acme\.example/);
  expect(told.raw).toMatch(/bert@beta\.example/);
});

describe('without a token', () => {
  test('everything but the viewer and the schema itself asks to sign in, with 401', async () => {
    for (const [field, query] of Object.entries(rootQueries(schema, known))) {
      const { status, errors, data } = await studio.anonymous.ask(query);
      if (queries[field] === 'ANYBODY') {
        expect([status, errors, data]).toEqual([200, [], { viewer: null }]);
        continue;
      }
      expect([field, status, errors.map(({ extensions }) => extensions.code)]).toEqual([field, 401, ['UNAUTHENTICATED']]);
    }
    for (const [mutation, input] of Object.entries(inputsOf(schema, known))) {
      const { status, errors } = await studio.anonymous.ask(mutationText(mutation), { input });
      expect([mutation, status, errors.map(({ extensions }) => extensions.code)]).toEqual([
        mutation,
        401,
        ['UNAUTHENTICATED'],
      ]);
    }
    expect((await studio.anonymous.ask('{ __schema { queryType { name } } }')).status).toBe(200);
  });
});

describe('a token', () => {
  const hourBefore = new Date(Date.now() - 2 * 3_600_000).toISOString();

  test.each<[string, string, number, () => Promise<string>]>([
    ['that has expired', 'UNAUTHENTICATED', 401, () => studio.token('max', { now: hourBefore })],
    ['of another secret', 'UNAUTHENTICATED', 401, () => studio.token('max', { secret: 'x'.repeat(32) })],
    ['that is garbage', 'UNAUTHENTICATED', 401, () => Promise.resolve('a.b.c')],
    ['of a stranger', 'UNKNOWN_SUBJECT', 403, () => studio.token('stranger')],
  ])('%s is refused, even where none is needed', async (_, code, status, token) => {
    for (const query of ['{ viewer { id } }', '{ __typename }', '{ projects { totalCount } }']) {
      const told = await studio.sending(`Bearer ${await token()}`).ask(query);
      expect([told.status, told.errors.map(({ extensions }) => extensions.code)]).toEqual([status, [code]]);
      expect(told.data).toBeUndefined();
      if (status === 401) expect(told.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test.each(['Basic bWF4Om1heA==', 'Bearer', 'Bearer ', 'max'])('sent as %j is refused', async (header) => {
    const { status, errors } = await studio.sending(header).ask('{ viewer { id } }');
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
