import type { Client } from '../support/api-client.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

const everything = `query ($key: String!, $reference: String!, $ids: [ID!]!, $asOf: AsOfInput) {
  meta: _meta(asOf: $asOf) { position recordedAt }
  project(key: $key, asOf: $asOf) { title revision history { totalCount } client { name contacts { name } } }
  changeRequest(reference: $reference, asOf: $asOf) {
    status revision reference project { key }
    options { title lapsed } briefing { number stale } decision { stance }
    history(first: 100) { totalCount nodes { __typename position } }
    viewerCan { decisionMake { allowed } }
  }
  changeRequests(asOf: $asOf, orderBy: NUMBER_ASC, first: 100) { totalCount nodes { reference status } }
  projects(asOf: $asOf) { totalCount nodes { key phase } }
  clients(asOf: $asOf) { totalCount nodes { name } }
  nodes(ids: $ids, asOf: $asOf) { __typename id }
}`;

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('ACKNOWLEDGED', studio);
});
afterAll(() => studio.stop());

const see = async (client: Client, asOf: object | undefined) => {
  const ids = [life.id, life.sound, studio.acme.projectId];
  const variables = { key: 'ACME', reference: life.reference, ids, ...(asOf && { asOf }) };
  const answer = await client.ask(everything, variables);
  expect(answer.errors).toEqual([]);
  return answer;
};

const codesOf = async (client: Client, query: string) => {
  const { errors } = await client.ask(query);
  return errors.map(({ extensions, message }) => [extensions.code, message]);
};

const seers: readonly Subject[] = ['ada', 'dora', 'max', 'klara', 'walter'];

test('what was seen at a moment is seen of that moment for ever, by everybody, with all that is nested', async () => {
  const seen = new Map<Subject, unknown>();
  for (const subject of seers) {
    const { data, at } = await see(studio.by(subject), undefined);
    // What may be done is told of now only.
    expect(at('changeRequest.viewerCan')).not.toBeNull();
    const changeRequest = { ...(at('changeRequest') as object), viewerCan: null };
    seen.set(subject, { ...(data as object), changeRequest });
  }
  const { position, recordedAt } = (await see(studio.by('dora'), undefined)).at('meta') as Record<
    string,
    string
  >;
  await studio.by('max').done('noteAdd', { requestId: life.id, text: 'Later.', visibility: 'SHARED' });
  await leadTo('SIGNED', studio);
  await studio.by('max').done('clientRegister', { name: 'Later' });
  await studio.by('dora').done('projectEnterPhase', { projectId: studio.acme.projectId, phase: 'DISCOVERY' });

  for (const subject of seers) {
    const now = await see(studio.by(subject), undefined);
    expect(now.data).not.toEqual(seen.get(subject));
    const withoutMeta = (data: unknown) => ({ ...(data as object), meta: undefined });
    const then = await see(studio.by(subject), { position });
    expect(withoutMeta(then.data)).toEqual(withoutMeta(seen.get(subject)));
    expect(then.at('meta')).toEqual({ position, recordedAt });
    const atInstant = await see(studio.by(subject), { instant: recordedAt });
    expect(atInstant.data).toEqual(then.data);
  }
});

test('before anything had happened there is nothing', async () => {
  const { at } = await see(studio.by('dora'), { instant: '2001-01-01T00:00:00Z' });
  expect(at('project')).toBeNull();
  expect(at('changeRequest')).toBeNull();
  expect(at('changeRequests')).toEqual({ totalCount: 0, nodes: [] });
  expect(at('clients.totalCount')).toBe(0);
  expect(at('nodes')).toEqual([null, null, null]);
  expect(at('meta')).toEqual({ position: 'lp_0', recordedAt: null });
});

test('who may not see something now does not see it in the past either', async () => {
  const { at } = await see(studio.by('bert'), { position: 'lp_1' });
  expect(at('project')).toBeNull();
  const { position } = (await see(studio.by('dora'), undefined)).at('meta') as Record<string, string>;
  const bert = await see(studio.by('bert'), { position });
  expect(bert.at('project')).toBeNull();
  expect(bert.at('changeRequest')).toBeNull();
  expect(bert.at('nodes')).toEqual([null, null, null]);
  expect(bert.at('projects.nodes')).toEqual([{ key: 'BETA', phase: 'IDEA' }]);
});

test('one operation shows one moment, and what is no moment is refused', async () => {
  const dora = studio.by('dora');
  const one = 'projects(asOf: {position: "lp_5"}) { totalCount }';
  const bad = (text: string) => [['BAD_USER_INPUT', expect.stringContaining(text)]];
  for (const other of [
    'clients { totalCount }',
    'clients(asOf: {position: "lp_6"}) { totalCount }',
    '_meta { position }',
  ])
    expect(await codesOf(dora, `{ ${one} ${other} }`)).toEqual(bad('one moment'));
  expect(await codesOf(dora, `{ ${one} ...more } fragment more on Query { clients { totalCount } }`)).toEqual(
    bad('one moment'),
  );
  // What is not asked of a moment does not get in the way.
  expect(
    await codesOf(dora, `{ ${one} viewer { role } node(id: "${studio.acme.projectId}") { id } }`),
  ).toEqual([]);
  const asOf = (text: string) => `{ projects(asOf: ${text}) { totalCount } }`;
  expect(await codesOf(dora, asOf('{}'))).toEqual(bad('one of the two'));
  expect(await codesOf(dora, asOf('{position: "lp_5", instant: "2020-01-01T00:00:00Z"}'))).toEqual(
    bad('one of the two'),
  );
  expect(await codesOf(dora, asOf('{instant: "2999-01-01T00:00:00Z"}'))).toEqual(bad('not passed'));
  expect(await codesOf(dora, asOf('{position: "lp_zzzzzz"}'))).toEqual(bad('no such position'));
  expect(await codesOf(studio.anonymous, asOf('{position: "lp_5"}'))).toMatchObject([
    ['UNAUTHENTICATED', expect.anything()],
  ]);
});

test('a node within a look at the past is shown as it was', async () => {
  const { position } = (await see(studio.by('dora'), undefined)).at('meta') as Record<string, string>;
  await studio.by('dora').done('clientRegister', { name: 'Latest' });
  const found = await studio
    .by('dora')
    .ask('{ clients(orderBy: REGISTERED_AT_DESC, first: 1) { nodes { id name } } }');
  const id = found.text('clients.nodes.0.id');
  const node = async (asOf: string) =>
    (await studio.by('dora').ask(`{ projects${asOf} { totalCount } node(id: "${id}") { id } }`)).at('node');
  expect(await node('')).toEqual({ id });
  expect(await node(`(asOf: {position: "${position}"})`)).toBeNull();
});
