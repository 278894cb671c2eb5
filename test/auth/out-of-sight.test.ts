import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { knownAt, knownNowhere } from '../support/known-ids.js';
import { leadTo, type Life } from '../support/request-life.js';
import { inputsOf, type Known } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
let schema: GraphQLSchema;
let life: Life;
let known: Known;
beforeAll(async () => {
  studio = await startStudio();
  schema = await createSchema({} as Application);
  life = await leadTo('BRIEFED', studio);
  known = knownAt(studio, life);
});
afterAll(() => studio.stop());

describe('whoever cannot see a thing', () => {
  const outsiders: Subject[] = ['bert', 'bella', 'dana'];

  test.each(outsiders)(
    '%s is told the same of it as of what is not there, and nothing is stored',
    async (subject) => {
      const before = await studio.core.app.head();
      const there = inputsOf(schema, known);
      const nowhere = inputsOf(schema, knownNowhere(studio));
      for (const [mutation, input] of Object.entries(there)) {
        const seen = await studio.by(subject).send(mutation, input);
        const unseen = await studio.by(subject).send(mutation, nowhere[mutation] ?? {});
        expect([mutation, seen.userErrors]).toEqual([mutation, unseen.userErrors]);
        expect(['FORBIDDEN', 'NOT_FOUND']).toContain(seen.refused);
      }
      expect(await studio.core.app.head()).toBe(before);
    },
  );

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
    const { raw } = await studio.by('ada').ask(
      `query ($reference: String!) { changeRequest(reference: $reference) {
        id options { id consequences { id } } briefing { id } project { id client { id contacts { id } } }
      } }`,
      { reference: life.reference },
    );
    const list = [...new Set(raw.match(/[a-z]{3}_[0-9a-f-]{36}/g))];
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
    const found = await studio
      .by(subject)
      .ask(
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
