import { jest } from '@jest/globals';
import pg from 'pg';
import type { Client } from '../support/api-client.js';
import { euros, leadTo, type Life, offer, prediction } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

interface Difference {
  readonly nodeId: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Diff {
  readonly added: readonly Difference[];
  readonly removed: readonly Difference[];
  readonly changed: readonly Difference[];
}

const diffs = `query ($reference: String!, $scenario: ScenarioInput, $since: AsOfInput) {
  changeRequest(reference: $reference, scenario: $scenario) { diff(since: $since) { ...all } }
  project(key: "ACME", scenario: $scenario) { diff(since: $since) { ...all } }
}
fragment all on Diff { added { ...one } removed { ...one } changed { ...one } }
fragment one on Difference { nodeId path type before after }`;

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('RECOMMENDED', studio);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => studio.stop());

const diffIn = async (client: Client, variables: object, reference = life.reference) => {
  const told = await client.ask(diffs, { reference, ...variables });
  expect(told.errors).toEqual([]);
  return { project: told.at('project.diff') as Diff, request: told.at('changeRequest.diff') as Diff };
};

/** What a difference says, beside where it is. */
const said = (differences: readonly Difference[]) =>
  Object.fromEntries(
    differences.map(({ path, before, after }) => [
      path.join('.'),
      before === null || after === null ? (before ?? after) : [before, after],
    ]),
  );

const headOf = async (client: Client) => (await client.ask('{ _meta { position } }')).text('_meta.position');

test('without a moment or a scenario there is nothing to compare with', async () => {
  expect(await diffIn(studio.by('max'), {})).toEqual({ project: null, request: null });
});

test('a scenario says what would be different, in the project and in the request', async () => {
  const { project, request } = await diffIn(studio.by('klara'), {
    scenario: { optionId: life.sound, newDeadline: '2031-06-30' },
  });
  expect(said(request.added)).toEqual({
    'decision.option.id': life.sound,
    'decision.option.title': 'Build it',
    'decision.mode': 'WRITTEN',
    'decision.stance': 'FOLLOWED',
    'decision.newDeadline': '2031-06-30',
    'decision.price': '1200.50 EUR',
  });
  expect(request.removed).toEqual([]);
  expect(request.changed).toEqual([
    {
      ...{ nodeId: life.id, path: ['status'], type: 'ChangeRequestStatus' },
      ...{ before: 'OPTIONS_OFFERED', after: 'DECIDED' },
    },
  ]);
  const { acme } = studio;
  expect(project.changed.filter(({ nodeId }) => nodeId === acme.projectId)).toEqual([
    {
      ...{ nodeId: acme.projectId, path: ['deadline'], type: 'Date' },
      ...{ before: '2030-01-31', after: '2031-06-30' },
    },
    {
      ...{ nodeId: acme.projectId, path: ['commitments', 'committed'], type: 'Money' },
      ...{ before: '0.00 EUR', after: '1200.50 EUR' },
    },
    {
      ...{ nodeId: acme.projectId, path: ['commitments', 'left'], type: 'Money' },
      ...{ before: '10000.00 EUR', after: '8799.50 EUR' },
    },
  ]);
  // What is different in the request is told by the project, too.
  for (const kind of ['added', 'removed', 'changed'] as const)
    expect(project[kind].filter(({ nodeId }) => nodeId === life.id)).toEqual(request[kind]);
});

test('elements that an option would change are added, and in the place of another option removed or changed', async () => {
  const { by } = studio;
  const open = await leadTo('ASSESSED', studio);
  const change = (name: string, text: string) => ({ kind: 'PAGE', name, change: text });
  let count = 0;
  /** The first offer brings leaving it as it is with it. */
  const offering = async (title: string, changes: object[]) => {
    const told = await by('max').done(
      'optionOffer',
      offer(open.id, title, { price: euros('10'), changes }),
      'changeRequest { options { id title } }',
    );
    const options = told.list('changeRequest.options') as { id: string; title: string }[];
    for (const { id } of options.filter((one) => one.title === title || count === 0))
      await by('max').done('consequencePredict', prediction(open.id, id));
    count += 1;
    return options.find((one) => one.title === title)?.id;
  };
  const first = await offering('First', [change('Cart', 'Gets a button.'), change('Home', 'Gets a banner.')]);
  const second = await offering('Second', [change('Cart', 'Is rewritten.'), change('Help', 'Is new.')]);
  const elements = (differences: readonly Difference[]) =>
    said(differences.filter(({ path }) => path.includes('changes')));
  const before = (await diffIn(by('max'), { scenario: { optionId: first } }, open.reference)).request;
  const at = (element: string, field: string) => `decision.option.changes.PAGE ${element}.${field}`;
  expect(elements(before.added)).toEqual({
    [at('Cart', 'kind')]: 'PAGE',
    [at('Cart', 'name')]: 'Cart',
    [at('Cart', 'change')]: 'Gets a button.',
    [at('Home', 'kind')]: 'PAGE',
    [at('Home', 'name')]: 'Home',
    [at('Home', 'change')]: 'Gets a banner.',
  });
  await by('max').done('briefingIssue', { requestId: open.id, deciders: [studio.people.klara] });
  const briefed = await by('klara').ask(
    `{ changeRequest(reference: "${open.reference}") { briefing { digest } } }`,
  );
  await by('klara').done('briefingAcknowledge', {
    ...{ requestId: open.id, number: 1 },
    digest: briefed.text('changeRequest.briefing.digest'),
  });
  await by('klara').done('decisionMake', { requestId: open.id, optionId: first });
  const instead = (await diffIn(by('max'), { scenario: { optionId: second } }, open.reference)).request;
  expect(elements(instead.changed)).toEqual({
    [at('Cart', 'change')]: ['Gets a button.', 'Is rewritten.'],
  });
  expect(Object.keys(elements(instead.added))).toEqual([
    at('Help', 'kind'),
    at('Help', 'name'),
    at('Help', 'change'),
  ]);
  expect(Object.keys(elements(instead.removed))).toEqual([
    at('Home', 'kind'),
    at('Home', 'name'),
    at('Home', 'change'),
  ]);
});

/** Some of what is compared, for asking it of two moments. */
const told = `query ($reference: String!, $asOf: AsOfInput) {
  changeRequest(reference: $reference, asOf: $asOf) { status options { id title } notes { id text visibility } briefing { number } }
  project(key: "ACME", asOf: $asOf) { requestCount phase deadline members { member { id } duty } }
}`;

test('the difference between two moments is what two looks at the past show', async () => {
  const { by, acme, people } = studio;
  const position = await headOf(by('max'));
  const then = await by('max').ask(told, { reference: life.reference, asOf: { position } });
  await by('max').done('noteAdd', { requestId: life.id, text: 'Between us.', visibility: 'INTERNAL' });
  await by('max').done('noteAdd', { requestId: life.id, text: 'For all.', visibility: 'SHARED' });
  await by('max').done('optionWithdraw', {
    requestId: life.id,
    optionId: life.workaround,
    why: 'It breaks.',
  });
  await by('max').done('briefingIssue', { requestId: life.id, deciders: [people.klara] });
  await by('dora').done('projectSetDeadline', {
    projectId: acme.projectId,
    deadline: '2032-02-02',
    why: 'Later.',
  });
  await by('dora').done('projectUnassignMember', {
    ...{ projectId: acme.projectId, memberId: people.hana, duty: 'SPECIALIST', why: 'Enough.' },
  });
  await leadTo('RECEIVED', studio);
  const between = await headOf(by('max'));
  const now = await by('max').ask(told, { reference: life.reference });
  const notes = now.list('changeRequest.notes') as { id: string; text: string }[];

  const { project, request } = await diffIn(by('max'), { since: { position } });
  expect(said(request.changed)).toEqual({
    status: [then.at('changeRequest.status'), now.at('changeRequest.status')],
  });
  expect(said(request.added)).toMatchObject({
    ...Object.fromEntries(notes.map(({ id, text }) => [`notes.${id}.text`, text])),
    [`options.${life.workaround}.withdrawn.why`]: 'It breaks.',
    'briefing.number': '1',
  });
  expect(request.removed).toEqual([]);
  expect(said(project.changed)).toEqual({
    requestCount: [String(then.at('project.requestCount')), String(now.at('project.requestCount'))],
    deadline: [then.at('project.deadline'), now.at('project.deadline')],
  });
  expect(project.added).toEqual([]);
  expect(said(project.removed)).toEqual({
    [`members.${people.hana} SPECIALIST.member.id`]: people.hana,
    [`members.${people.hana} SPECIALIST.duty`]: 'SPECIALIST',
  });
  expect(await diffIn(by('max'), { since: { position: between } })).toEqual({
    project: { added: [], removed: [], changed: [] },
    request: { added: [], removed: [], changed: [] },
  });

  // Between two moments of the past, as of the later one.
  await by('max').done('noteAdd', { requestId: life.id, text: 'Afterwards.', visibility: 'SHARED' });
  const past = await by('max').ask(
    `query ($reference: String!, $asOf: AsOfInput, $since: AsOfInput) {
      changeRequest(reference: $reference, asOf: $asOf) { diff(since: $since) { added { nodeId path type before after } } } }`,
    { reference: life.reference, asOf: { position: between }, since: { position } },
  );
  expect(past.at('changeRequest.diff.added')).toEqual(request.added);
});

test('since before it was there, all of it was added', async () => {
  const { request } = await diffIn(studio.by('max'), { since: { position: 'lp_1' } });
  expect(said(request.added)).toMatchObject({ title: 'Pay by card', kind: 'NORMAL', status: 'BRIEFED' });
  expect([request.removed, request.changed]).toEqual([[], []]);
});

test('what is no moment is refused', async () => {
  for (const since of [{}, { instant: '2999-01-01T00:00:00Z' }, { position: 'lp_zzzzzz' }]) {
    const { errors } = await studio.by('max').ask(diffs, { reference: life.reference, since });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

const insiders: readonly Subject[] = ['max', 'walter', 'ada', 'klara', 'kurt', 'carl'];

test.each(insiders)(
  '%s is told no difference that the director is not, and no internal note that is not theirs',
  async (subject) => {
    const texts = ({ added, removed, changed }: Diff) =>
      [...added, ...removed, ...changed].map((one) => JSON.stringify(one));
    for (const variables of [{ since: { position: 'lp_1' } }, { scenario: { optionId: life.sound } }]) {
      const whole = await diffIn(studio.by('dora'), variables);
      const seen = await diffIn(studio.by(subject), variables);
      expect(texts(whole.request)).toEqual(expect.arrayContaining(texts(seen.request)));
      expect(texts(whole.project)).toEqual(expect.arrayContaining(texts(seen.project)));
      expect(texts(seen.project).length).toBeGreaterThan(0);
      const internal = ['klara', 'kurt', 'carl'].includes(subject)
        ? 0
        : texts(whole.request).filter((text) => text.includes('Between us.')).length;
      expect(texts(seen.request).filter((text) => text.includes('Between us.'))).toHaveLength(internal);
    }
  },
);

test.each(['dana', 'bert', 'bella'] as const)(
  '%s, who does not see it, is told of no difference in it',
  async (subject) => {
    const { data } = await studio
      .by(subject)
      .ask(diffs, { reference: life.reference, since: { position: 'lp_1' } });
    expect(data).toEqual({ changeRequest: null, project: null });
  },
);

test('a longer list of differences costs no statement more for each', async () => {
  for (let count = 0; count < 8; count += 1) await leadTo('RECEIVED', studio);
  const sent: string[] = [];
  const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [text] = args as [string | { readonly text?: string }];
    sent.push(typeof text === 'string' ? text : (text.text ?? ''));
    return query.apply(this, args);
  });
  const position = await headOf(studio.by('max'));
  const statementsFor = async (first: number) => {
    sent.length = 0;
    const answer = await studio
      .by('max')
      .ask(
        `query ($first: Int, $since: AsOfInput) { changeRequests(first: $first) { nodes { diff(since: $since) { added { path } } } } }`,
        { first, since: { position } },
      );
    expect(answer.list('changeRequests.nodes')).toHaveLength(first);
    // What is read to show something; the program's own following of the log goes on beside.
    return sent.filter((text) => /^\s*SELECT (key, position, doc|edges\.)/.test(text)).sort();
  };
  const few = await statementsFor(2);
  expect(few.length).toBeGreaterThan(2);
  expect(await statementsFor(10)).toEqual(few);
});
