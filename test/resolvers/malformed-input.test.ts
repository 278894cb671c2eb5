import { newUuid } from '../../src/platform/ids.js';
import { valueAt } from '../support/api-client.js';
import { formulation, leadTo, offer, prediction } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
let requestId: string;
let optionId: string;
beforeAll(async () => {
  studio = await startStudio();
  ({ id: requestId, sound: optionId } = await leadTo('OFFERED', studio));
});
afterAll(() => studio.stop());

const nul = 'never echo\0me';
const half = 'never echo\ud800me';
const longer = (than: number) => 'x'.repeat(than + 1);

const wish = (more: object) => ({
  projectId: studio.acme.projectId,
  title: 'Title',
  wording: 'Wording',
  channel: 'PORTAL',
  ...more,
});
const project = (more: object) => ({
  ...{
    clientId: studio.acme.clientId,
    key: `K${Date.now() % 1_000_000}`,
    title: 'T',
    idea: 'I',
    disciplines: [],
  },
  ...{ budget: { amount: '1', currency: 'EUR' }, deadline: '2030-01-01', managerId: studio.people.max },
  ...more,
});
const member = (more: object) => ({ name: 'N', role: 'DIRECTOR', disciplines: [], ...more });

type Case = readonly [path: string, by: Subject, mutation: string, input: () => object];

/** Each breaks exactly one rule, at the path. */
const broken: Case[] = [
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: longer(200) })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: '' })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: ' \n\t' })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: nul })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: half })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: 7 })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: null })],
  ['input.title', 'carl', 'changeRequestReceive', () => wish({ title: ['x'] })],
  ['input.wording', 'carl', 'changeRequestReceive', () => wish({ wording: longer(50_000) })],
  ['input.channel', 'carl', 'changeRequestReceive', () => wish({ channel: 'PIGEON' })],
  ['input.channel', 'carl', 'changeRequestReceive', () => wish({ channel: 'IMPORT' })],
  ['input.projectId', 'carl', 'changeRequestReceive', () => wish({ projectId: '' })],
  ['input.commandId', 'carl', 'changeRequestReceive', () => wish({ commandId: 'never echo me' })],
  ['input.expectedRevision', 'carl', 'changeRequestReceive', () => wish({ expectedRevision: -2 })],
  ['input.expectedRevision', 'carl', 'changeRequestReceive', () => wish({ expectedRevision: 1.5 })],
  ['input.expectedRevision', 'carl', 'changeRequestReceive', () => wish({ expectedRevision: 2 ** 40 })],
  ['input.occurredAt', 'carl', 'changeRequestReceive', () => wish({ occurredAt: 'yesterday' })],
  ['input.occurredAt', 'carl', 'changeRequestReceive', () => wish({ occurredAt: '2025-02-30T00:00:00Z' })],
  ['input.occurredAt', 'carl', 'changeRequestReceive', () => wish({ occurredAt: '0000-01-01T00:00:00Z' })],
  [
    'input.occurredAt',
    'carl',
    'changeRequestReceive',
    () => wish({ occurredAt: '0001-01-01T00:00:00+14:00' }),
  ],
  [
    'input.occurredAt',
    'carl',
    'changeRequestReceive',
    () => wish({ occurredAt: '9999-12-31T23:00:00-14:00' }),
  ],
  ['input.occurredAt', 'carl', 'changeRequestReceive', () => wish({ occurredAt: '2016-12-31T23:59:60Z' })],
  [
    'input.goal.statement',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { goal: { statement: longer(2_000), measure: 'm', target: 't' } }),
  ],
  [
    'input.goal.measure',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { goal: { statement: 's', target: 't' } }),
  ],
  [
    'input.stories.1.want',
    'max',
    'changeRequestFormulate',
    () =>
      formulation(requestId, {
        stories: [
          { role: 'r', want: 'w', benefit: 'b' },
          { role: 'r', want: ' ', benefit: 'b' },
        ],
      }),
  ],
  [
    'input.stories',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { stories: Array(101).fill({ role: 'r', want: 'w', benefit: 'b' }) }),
  ],
  [
    'input.scopeIn',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { scopeIn: ['fine', nul] }),
  ],
  ['input.scopeIn', 'max', 'changeRequestFormulate', () => formulation(requestId, { scopeIn: [' '] })],
  [
    'input.scopeIn',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { scopeIn: Array(10_000).fill('x') }),
  ],
  [
    'input.disciplines',
    'max',
    'changeRequestFormulate',
    () => formulation(requestId, { disciplines: ['DESIGN', 'DESIGN'] }),
  ],
  [
    'input.price.from.amount',
    'max',
    'optionOffer',
    () =>
      offer(requestId, 'T', {
        price: { from: { amount: '-1', currency: 'EUR' }, to: { amount: '1', currency: 'EUR' } },
      }),
  ],
  [
    'input.price.to.currency',
    'max',
    'optionOffer',
    () =>
      offer(requestId, 'T', {
        price: { from: { amount: '1', currency: 'EUR' }, to: { amount: '1', currency: 'euro' } },
      }),
  ],
  [
    'input.price.to.amount',
    'max',
    'optionOffer',
    () =>
      offer(requestId, 'T', {
        price: { from: { amount: '1', currency: 'EUR' }, to: { amount: 1.1, currency: 'EUR' } },
      }),
  ],
  [
    'input.effort.0.hours',
    'max',
    'optionOffer',
    () => offer(requestId, 'T', { effort: [{ discipline: 'DESIGN', hours: '-1' }] }),
  ],
  ['input.gives', 'max', 'optionOffer', () => offer(requestId, 'T', { gives: ['TIME', 'TIME'] })],
  ['input.leadTimeDays', 'max', 'optionOffer', () => offer(requestId, 'T', { leadTimeDays: -1 })],
  [
    'input.probability',
    'max',
    'consequencePredict',
    () => prediction(requestId, optionId, { probability: '1.5' }),
  ],
  [
    'input.check.on',
    'max',
    'consequencePredict',
    () => prediction(requestId, optionId, { check: { measure: 'm', threshold: 't', on: '2026-02-30' } }),
  ],
  ['input.requestId', 'max', 'consequencePredict', () => prediction(longer(100), optionId)],
  ['input.deciders', 'max', 'briefingIssue', () => ({ requestId, deciders: [] })],
  ['input.digest', 'klara', 'briefingAcknowledge', () => ({ requestId, number: 1, digest: 'never echo me' })],
  [
    'input.reason.words',
    'klara',
    'decisionMake',
    () => ({
      requestId,
      optionId,
      reason: { code: 'OTHER', words: nul },
    }),
  ],
  ['input.key', 'max', 'projectOpen', () => project({ key: 'a' })],
  ['input.key', 'max', 'projectOpen', () => project({ key: 'ACME\n' })],
  ['input.deadline', 'max', 'projectOpen', () => project({ deadline: '0000-01-01' })],
  ['input.deadline', 'max', 'projectOpen', () => project({ deadline: '2026-13-01' })],
  ['input.deadline', 'max', 'projectOpen', () => project({ deadline: '2026-02-30' })],
  ['input.email', 'dora', 'memberAdd', () => member({ email: 'never echo me' })],
  ['input.email', 'dora', 'memberAdd', () => member({ email: `${'x'.repeat(400)}@example.com` })],
  ['input.subject', 'dora', 'memberAdd', () => member({ subject: longer(255) })],
  [
    'input.disciplines',
    'dora',
    'memberAdd',
    () => member({ disciplines: Array.from({ length: 51 }, (_, index) => `D${index}`) }),
  ],
  [
    'input.__proto__',
    'max',
    'clientRegister',
    () => JSON.parse('{"name":"x","__proto__":{"name":"polluted"}}') as object,
  ],
  ['input.nonsense', 'max', 'clientRegister', () => ({ name: 'x', nonsense: 'never echo me' })],
];

test.each(broken.map((one) => [one[0], one] as const))(
  '%s is refused, with its place and without its value (%#)',
  async (path, [, by, mutation, input]) => {
    const before = await studio.core.app.head();
    const told = await studio.by(by).send(mutation, input() as Record<string, unknown>);
    expect(told.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    const fields = (told.errors[0]?.extensions['fields'] ?? []) as { path: string; rules: string[] }[];
    // A field that the type doesn't have, or needs and lacks, is reported at the object it should be in.
    const places = fields.map((field) =>
      field.rules.join().includes(`"${path.split('.').at(-1) ?? ''}"`) ? path : field.path,
    );
    expect(places).toEqual([path]);
    expect(fields[0]?.rules.join()).toMatch(/\w+/);
    expect(told.raw).not.toMatch(/never echo|xxxxx|polluted|PIGEON/);
    expect(await studio.core.app.head()).toBe(before);
  },
);

test('every id may be nonsense of any kind, and answers like a missing one', async () => {
  const missing = await studio.by('max').send('briefingOpen', { requestId: `req_${newUuid()}`, number: 1 });
  expect(missing.errors).toEqual([]);
  for (const id of [nul, half, '%', "' OR 1=1", '__proto__', 'constructor', '😀', 'req_', '../../x']) {
    const asked = await studio.by('klara').send('briefingOpen', { requestId: id, number: 1 });
    expect(asked.errors.map(({ extensions }) => extensions.code)).toEqual(
      asked.errors.map(() => 'BAD_USER_INPUT'),
    );
    if (asked.errors.length === 0) expect(asked.refused).toBe('NOT_FOUND');
    const reads = await studio.by('max').ask(
      `query ($id: ID!, $text: String!) {
        node(id: $id) { id } nodes(ids: [$id, $id]) { id } client(id: $id) { id }
        project(key: $text) { id } changeRequest(reference: $text) { id }
      }`,
      { id, text: id },
    );
    expect(reads.errors).toEqual([]);
    expect(reads.data).toEqual({
      node: null,
      nodes: [null, null],
      client: null,
      project: null,
      changeRequest: null,
    });
    const filtered = await studio.by('max').ask(
      `query ($ids: [ID!]) { changeRequests(filter: { projectIds: $ids, clientIds: $ids }) { totalCount nodes { id } }
        projects(filter: { clientIds: $ids }) { nodes { id } } }`,
      { ids: [id] },
    );
    expect(filtered.errors.map(({ extensions }) => extensions.code)).toEqual(
      filtered.errors.map(() => 'BAD_USER_INPUT'),
    );
  }
});

test('nonsense in places of a command that name other things is refused without a fault', async () => {
  const { by, people, acme } = studio;
  for (const id of [nul, half, '__proto__', 'constructor']) {
    const tries = [
      by('max').send('changeRequestReceive', wish({ from: id })),
      by('max').send('clarificationAsk', { requestId, question: 'Q', owedBy: id }),
      by('max').send('clarificationAnswer', { requestId, questionId: id, answer: 'A' }),
      by('max').send('consequencePredict', prediction(requestId, id)),
      by('max').send('optionRecommend', { requestId, optionId: id, why: 'W' }),
      by('max').send('briefingIssue', { requestId, deciders: [id] }),
      by('klara').send('decisionMake', { requestId, optionId, acceptedConsequences: [id] }),
      by('max').send('projectAssignMember', { projectId: acme.projectId, memberId: id, duty: 'MANAGER' }),
      by('max').send('projectOpen', project({ clientId: id })),
      by('max').send('projectOpen', project({ managerId: id })),
      by('max').send('contactAdd', { clientId: id, name: 'N', kind: 'DECIDER' }),
      by('walter').send('feasibilityAssess', {
        requestId,
        discipline: id,
        verdict: 'FEASIBLE',
        explanation: 'E',
      }),
      by('max').send('changeRequestFormulate', formulation(requestId, { disciplines: [id] })),
      by('dora').send('memberAdd', member({ disciplines: [id] })),
      by('max').send('clarificationAnswer', {
        requestId,
        questionId: people.max,
        answer: 'A',
        answeredBy: id,
      }),
    ];
    for (const told of await Promise.all(tries)) {
      const codes = told.errors.map(({ extensions }) => extensions.code);
      expect(codes).toEqual(codes.map(() => 'BAD_USER_INPUT'));
      expect(codes.length + told.userErrors.length).toBe(1);
    }
  }
});

test('null for what may be left out is the same as leaving it out, also for a command sent again', async () => {
  const commandId = newUuid();
  const plain = { ...wish({ commandId }) };
  const first = await studio.by('carl').done('changeRequestReceive', plain);
  const nulls = { id: null, from: null, expectedRevision: null, occurredAt: null };
  const second = await studio.by('carl').done('changeRequestReceive', { ...plain, ...nulls });
  expect(second.text('position')).toBe(first.text('position'));

  const lists = `changeRequests(FILTER) { totalCount } projects(FILTER) { totalCount } members(FILTER) { totalCount }`;
  const args = 'first: null, after: null, last: null, before: null, minPosition: null, filter:';
  const without = await studio.by('max').ask(`{ ${lists.replaceAll('(FILTER)', '')} }`);
  const withNull = await studio.by('max').ask(`{ ${lists.replaceAll('FILTER', `${args} null`)} }`);
  expect(withNull.errors).toEqual([]);
  expect(withNull.data).toEqual(without.data);
  const inside = await studio.by('max').ask(`{
    changeRequests(${args} { projectIds: null, clientIds: null, statuses: null, stances: null, modes: null,
      receivedFrom: null, receivedBefore: null }) { totalCount }
    projects(${args} { clientIds: null }) { totalCount }
    members(${args} { roles: null }) { totalCount }
  }`);
  expect(inside.errors).toEqual([]);
  expect(inside.data).toEqual(without.data);
});

test.each([
  '{ changeRequests(first: 0) { totalCount } }',
  '{ changeRequests(first: 101) { totalCount } }',
  '{ changeRequests(last: -1) { totalCount } }',
  '{ changeRequests(first: 1, last: 1) { totalCount } }',
  '{ changeRequests(after: "") { totalCount } }',
  '{ changeRequests(filter: { receivedFrom: "0000-01-01T00:00:00Z" }) { totalCount } }',
  '{ changeRequests(filter: { receivedBefore: "9999-12-31T23:00:00-14:00" }) { totalCount } }',
  '{ projects(after: "never echo me") { nodes { id } } }',
  '{ projects(after: "WyJwcm9qZWN0IE9QRU5FRF9BVCBERVNDIiwieCIsIngiXQ") { nodes { id } } }',
])('%s is refused', async (query) => {
  const { errors, raw } = await studio.by('max').ask(query);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(raw).not.toContain('never echo');
});

test('more than a hundred ids at once are refused', async () => {
  const ids = Array.from({ length: 101 }, () => studio.acme.projectId);
  const { errors } = await studio.by('max').ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'ids' }] } }]);
});

test('two commands in one request are refused, and neither is done', async () => {
  const before = await studio.core.app.head();
  const { status, errors } = await studio.by('max').ask(`mutation {
    one: clientRegister(input: { name: "One" }) { position }
    two: clientRegister(input: { name: "Two" }) { position }
  }`);
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: 'ONE_COMMAND_PER_REQUEST' } }]);
  expect(await studio.core.app.head()).toBe(before);
});

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Each fragment uses the next one thrice: few words that stand for many. */
const bomb = `{ _meta { ...f0 } } ${times(7, (index) => `fragment f${index} on Meta { version ${times(3, () => `...f${index + 1}`)} }`)}
  fragment f7 on Meta { version }`;

test.each([
  ['TOO_MANY_ALIASES', `{ ${times(51, (index) => `a${index}: _meta { version }`)} }`],
  ['QUERY_TOO_LARGE', `{ ${times(1_001, () => '_meta { version }')} }`],
  ['TOO_MANY_FIELDS', bomb],
])('a query beyond the limits is refused: %s', async (code, query) => {
  const { status, errors } = await studio.by('max').ask(query);
  expect(status).toBe(400);
  expect(errors.map(({ extensions }) => extensions.code)).toContain(code);
});

test('the program goes on after all that: every read model does', async () => {
  const { errors, list } = await studio.by('ada').ask('{ projections { name state failure { message } } }');
  expect(errors).toEqual([]);
  const stopped = list('projections').filter((one) => valueAt(one, 'failure') !== null);
  expect(stopped).toEqual([]);
});
