import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { policy } from '../../src/auth/policy.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { knownAt } from '../support/known-ids.js';
import { operations } from '../support/operations.js';
import { leadTo, type Life } from '../support/request-life.js';
import { inputFieldsOf, inputsOf, type Known } from '../support/schema-inputs.js';
import { startStudio, type Studio } from '../support/studio.js';

const why = 'Max is ill, and Klara waits for an answer.';

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

const isManaging = (mutation: string) =>
  Object.values(policy[operations[mutation] as keyof typeof policy]).includes('OVERRIDING');

test('exactly the commands that a director may give by overriding take an override', () => {
  for (const mutation of Object.keys(operations))
    expect([mutation, inputFieldsOf(schema, mutation).includes('override')]).toEqual([
      mutation,
      isManaging(mutation),
    ]);
});

test('a director who is not on the project is told how to act there on record, and nothing is stored', async () => {
  const before = await studio.core.app.head();
  for (const [mutation, input] of Object.entries(inputsOf(schema, known)).filter(([name]) =>
    isManaging(name),
  )) {
    const told = await studio.by('dora').send(mutation, input);
    expect([mutation, told.userErrors]).toMatchObject([
      mutation,
      [{ code: 'OVERRIDE_NEEDED', message: expect.stringContaining('`override`') as string }],
    ]);
  }
  expect(await studio.core.app.head()).toBe(before);
});

test('with a reason the director may, wherever the domain does not refuse it', async () => {
  // In earnest, so on a request of its own: among the commands are those that end one.
  const own = knownAt(studio, await leadTo('BRIEFED', studio));
  for (const [mutation, input] of Object.entries(inputsOf(schema, own)).filter(([name]) =>
    isManaging(name),
  )) {
    const told = await studio.by('dora').send(mutation, { ...input, override: { why } });
    expect([mutation, told.errors]).toEqual([mutation, []]);
    expect(['FORBIDDEN', 'OVERRIDE_NEEDED']).not.toContain(told.refused);
    expect(told.userErrors.map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining('There is no such thing'),
    );
  }
});

test('the reason is in the history, for the client to see, and sealed in the log', async () => {
  const owedBy = studio.people.carl;
  const asked = { requestId: life.id, question: 'Which cards?', owedBy };
  const told = await studio.by('dora').done('clarificationAsk', { ...asked, override: { why } });
  const { list } = await studio.by('klara').ask(
    `query ($id: ID!) { node(id: $id) { ... on ChangeRequest {
      history(first: 100) { nodes { __typename byRole override { why } by { name } } } } } }`,
    { id: life.id },
  );
  const nodes = list('node.history.nodes');
  expect(nodes.at(-1)).toEqual({
    __typename: 'ClarificationAskedEvent',
    byRole: 'DIRECTOR',
    override: { why },
    by: { name: 'Dora Director' },
  });
  expect(nodes[0]).toMatchObject({ __typename: 'RequestReceivedEvent', override: null });
  const stored = await studio.core.database.query<{ metadata: string }>({
    text: 'SELECT metadata::text AS metadata FROM event_store.events WHERE stream_id = $1 ORDER BY position DESC LIMIT 1',
    values: [life.id],
  });
  expect(told.at('position')).not.toBeNull();
  expect(stored[0]?.metadata).toContain('"override":{"why":{"$sealed"');
  expect(stored[0]?.metadata).not.toContain('Max is ill');
});

test('nobody else acts by overriding: not where they are assigned, nor where they are not', async () => {
  const input = {
    requestId: life.id,
    question: 'Which cards?',
    owedBy: studio.people.carl,
    override: { why },
  };
  const refused = async (subject: 'max' | 'mia' | 'walter' | 'dana') =>
    (await studio.by(subject).send('clarificationAsk', input)).refused;
  expect(await refused('max')).toBe('OVERRIDE_NOT_NEEDED');
  expect(await refused('walter')).toBe('OVERRIDE_NOT_NEEDED');
  expect(await refused('mia')).toBe('FORBIDDEN');
  expect(await refused('dana')).toBe('NOT_FOUND');
});
