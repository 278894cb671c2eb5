import type { Client } from '../support/api-client.js';
import { newUuid } from '../../src/platform/ids.js';
import { movableClock } from '../support/movable-clock.js';
import { programOn } from '../support/running-program.js';
import { euros, leadTo, type Life } from '../support/request-life.js';
import { everythingStored } from '../support/stored.js';
import { startStudio, type Studio } from '../support/studio.js';

/** What a decision changes, wherever it is looked at. */
const seen = `{
  key deadline requestCount
  budgetChanges { budget { amount } increase { amount } decisionId }
  deadlineChanges { deadline }
  commitments { budget { amount } raised { amount } committed { amount } left { amount } }
}`;
const decided = `{
  status stance: decision { stance price { amount } option { id } budgetIncrease { amount { amount } } newDeadline owed signatureAbove { amount } briefingNumber }
  earlier: decisions { option { id } superseded { by { id } } }
  options { id } project ${seen}
}`;
const everything = `query ($reference: String!, $scenario: ScenarioInput) {
  changeRequest(reference: $reference, scenario: $scenario) ${decided}
  project(key: "ACME", scenario: $scenario) ${seen}
  decided: changeRequests(filter: { statuses: [DECIDED] }) { totalCount nodes { reference status } }
  open: changeRequests(filter: { statuses: [BRIEFED] }) { totalCount }
  byText: changeRequests(filter: { text: "cards" }, first: 1) { totalCount nodes { project { deadline } } }
  projects(orderBy: DEADLINE_ASC) { nodes { key deadline } }
}`;

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('ACKNOWLEDGED', studio);
});
afterAll(() => studio.stop());

const see = async (client: Client, scenario?: object) => {
  const answer = await client.ask(everything, { reference: life.reference, ...(scenario && { scenario }) });
  expect(answer.errors).toEqual([]);
  return answer;
};

/** The same, but for what only a decision that somebody made has. */
const comparable = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) => (key === 'decisionId' && value !== null ? 'made' : value)),
  );

const stored = () => everythingStored(studio.core.database.query);

test('a scenario shows what then really is, everywhere, and stores nothing', async () => {
  const scenario = { optionId: life.sound, newDeadline: '2031-06-30' };
  const before = await stored();
  const now = await see(studio.by('klara'));
  const supposed = await see(studio.by('klara'), scenario);
  expect(await stored()).toEqual(before);
  expect((await see(studio.by('klara'))).data).toEqual(now.data);

  const making = { requestId: life.id, ...scenario };
  const made = await studio.by('klara').done('decisionMake', making, 'changeRequest { decision { id } }');
  life = { ...life, decisionId: made.text('changeRequest.decision.id') };
  const real = await see(studio.by('klara'));
  expect(comparable(supposed.data)).toEqual(comparable(real.data));
  expect(supposed.at('project.commitments.left')).toEqual({ amount: '8799.50' });
  expect(supposed.at('project.deadline')).toBe('2031-06-30');
});

test('what does not fit into the budget raises it, and what is replaced gives back what it took', async () => {
  const { by, acme } = studio;
  const dear = await leadTo('ACKNOWLEDGED', studio);
  const raise = { amount: '8799.49', currency: 'EUR' };
  await by('dora').done('projectSetBudget', { projectId: acme.projectId, budget: raise, why: 'Less.' });
  const left = async (scenario?: object) => {
    const { at, errors } = await by('max').ask(everything, { reference: dear.reference, scenario });
    expect(errors).toEqual([]);
    return [
      at('project.commitments.left.amount'),
      at('project.commitments.committed.amount'),
      at('changeRequest.decision.budgetIncrease.amount.amount'),
    ];
  };
  expect(await left()).toEqual(['7598.99', '1200.50', undefined]);
  expect(await left({ optionId: dear.sound })).toEqual(['6398.49', '2401.00', undefined]);
  // Of the request that was decided before, the workaround would cost less.
  const again = await by('max').ask(everything, {
    reference: life.reference,
    scenario: { optionId: life.workaround },
  });
  expect(again.at('project.commitments')).toMatchObject({
    committed: { amount: '100.00' },
    left: { amount: '8699.49' },
  });
  expect(again.at('changeRequest.stance.option')).toEqual({ id: life.workaround });
  expect(again.at('changeRequest.earlier')).toEqual([
    { option: { id: life.sound }, superseded: { by: { id: 'system' } } },
    { option: { id: life.workaround }, superseded: null },
  ]);

  const little = { amount: '1300.00', currency: 'EUR' };
  await by('dora').done('projectSetBudget', {
    projectId: acme.projectId,
    budget: little,
    why: 'Less still.',
  });
  const supposed = await see(by('max'), { optionId: dear.sound });
  expect(supposed.at('project.commitments')).toEqual({
    ...{ budget: { amount: '2401.00' }, raised: { amount: '1101.00' } },
    ...{ committed: { amount: '2401.00' }, left: { amount: '0.00' } },
  });
  await by('klara').done('decisionMake', {
    requestId: dear.id,
    optionId: dear.sound,
    budgetIncrease: { amount: { amount: '1101.00', currency: 'EUR' }, words: 'Do it.' },
  });
  const real = await see(by('max'));
  expect(comparable(supposed.at('project'))).toEqual(comparable(real.at('project')));
});

test('histories end with what nobody has recorded, and nothing can be done in a scenario', async () => {
  const open = await leadTo('OFFERED', studio);
  const ask = (scenario: string) =>
    studio.by('klara').ask(`{ changeRequest(reference: "${open.reference}" ${scenario}) {
      revision viewerCan { decisionMake { allowed } } authorityFor(optionId: "${open.sound}") { level }
      history(last: 1) { totalCount nodes { __typename position proof { rootHash } by { id } } }
      project { revision viewerCan { projectPause { allowed } } client { viewerCan { contactAdd { allowed } } } }
    } }`);
  const [now, supposed] = [await ask(''), await ask(`, scenario: { optionId: "${open.sound}" }`)];
  expect([now.errors, supposed.errors]).toEqual([[], []]);
  expect(now.at('changeRequest.viewerCan')).not.toBeNull();
  expect(supposed.at('changeRequest')).toEqual({
    ...{ revision: Number(now.at('changeRequest.revision')) + 1, viewerCan: null, authorityFor: null },
    history: {
      totalCount: Number(now.at('changeRequest.history.totalCount')) + 1,
      nodes: [{ __typename: 'DecisionMadeEvent', position: null, proof: null, by: { id: 'system' } }],
    },
    project: {
      revision: now.at('changeRequest.project.revision'),
      viewerCan: null,
      client: { viewerCan: null },
    },
  });
});

const toldOf = async (client: Client, query: string) => {
  const { errors } = await client.ask(query);
  return errors.map(({ extensions, message }) => [extensions.code, message]);
};

describe('what can not be supposed is said', () => {
  const project = (scenario: string, key = 'ACME') => `project(key: "${key}", scenario: ${scenario}) { key }`;
  const chosen = (optionId: string, more = '') => `{ optionId: "${optionId}" ${more} }`;

  test('an option that is not there, or not in sight, or of another project: each answers the same', async () => {
    const unknown = `opt_${newUuid()}`;
    const missing = [['NOT_FOUND', expect.stringContaining('no such option')]];
    const { by } = studio;
    for (const [client, optionId, key] of [
      [by('max'), unknown, 'ACME'],
      [by('max'), life.id, 'ACME'],
      [by('max'), life.decisionId, 'ACME'],
      [by('max'), '', 'ACME'],
      [by('max'), '\\u0000', 'ACME'],
      [by('max'), life.sound, 'BETA'],
      [by('bert'), life.sound, 'BETA'],
      [by('bert'), life.sound, 'ACME'],
      [by('bert'), unknown, 'BETA'],
      [by('dana'), life.sound, 'ACME'],
    ] as const)
      expect(await toldOf(client, `{ ${project(chosen(optionId), key)} }`)).toEqual(missing);
    expect(await toldOf(studio.anonymous, `{ ${project(chosen(life.sound))} }`)).toMatchObject([
      ['UNAUTHENTICATED', expect.anything()],
    ]);
    expect(
      await toldOf(
        by('max'),
        `{ changeRequest(reference: "BETA-1", scenario: ${chosen(life.sound)}) { id } }`,
      ),
    ).toEqual(missing);
  });

  test('an option that was withdrawn or lapsed, a request and a project that are over, and a day that has passed', async () => {
    const { by, acme } = studio;
    const other = await leadTo('OFFERED', studio);
    const told = (optionId: string, more = '') =>
      toldOf(by('carl'), `{ ${project(chosen(optionId, more))} }`);
    expect(await told(other.sound, 'newDeadline: "2001-01-01"')).toMatchObject([
      ['DEADLINE_PASSED', expect.anything()],
    ]);
    await by('max').done('optionWithdraw', { requestId: other.id, optionId: other.workaround, why: 'No.' });
    expect(await told(other.workaround)).toMatchObject([['OPTION_WITHDRAWN', expect.anything()]]);
    await by('max').done('changeRequestDecline', { requestId: other.id, why: 'No.' });
    expect(await told(other.sound)).toMatchObject([['INVALID_TRANSITION', expect.anything()]]);
    const late = await leadTo('OFFERED', studio);
    const clock = movableClock();
    const later = await programOn(studio.storage, {}, { clock });
    clock.moveOn(400);
    const afterwards = await toldOf(later.as('carl'), `{ ${project(chosen(late.sound))} }`);
    await later.end();
    expect(afterwards).toMatchObject([['OPTION_LAPSED', expect.anything()]]);
    await by('dora').done('projectEnterPhase', { projectId: acme.projectId, phase: 'CLOSED', why: 'Over.' });
    expect(await told(late.sound)).toMatchObject([['PROJECT_CLOSED', expect.anything()]]);
    await by('dora').done('projectEnterPhase', { projectId: acme.projectId, phase: 'IDEA', why: 'Again.' });
  });

  test('two scenarios in one operation, and a scenario of the past', async () => {
    const max = studio.by('max');
    const bad = (text: string) => [['BAD_USER_INPUT', expect.stringContaining(text)]];
    const one = `a: ${project(chosen(life.workaround))}`;
    const other = (scenario: string) => `b: changeRequest(reference: "${life.reference}" ${scenario}) { id }`;
    expect(await toldOf(max, `{ ${one} ${other('')} }`)).toEqual(bad('one scenario'));
    expect(await toldOf(max, `{ ${one} ${other(`, scenario: ${chosen(life.leaveAsIs)}`)} }`)).toEqual(
      bad('one scenario'),
    );
    const later = chosen(life.workaround, 'newDeadline: "2040-01-01"');
    expect(await toldOf(max, `{ ${one} ${other(`, scenario: ${later}`)} }`)).toEqual(bad('one scenario'));
    expect(await toldOf(max, `{ ${one} ${other(`, scenario: ${chosen(life.workaround)}`)} }`)).toEqual([]);
    const past = 'asOf: { position: "lp_5" }';
    expect(
      await toldOf(max, `{ project(key: "ACME", ${past}, scenario: ${chosen(life.workaround)}) { key } }`),
    ).toEqual(bad('about now'));
    expect(await toldOf(max, `{ ${one} clients(${past}) { totalCount } }`)).toEqual(bad('one moment'));
  });
});

test('a scenario waits for the position that is asked for', async () => {
  const open = await leadTo('ASSESSED', studio);
  const made = await studio.by('max').done(
    'optionOffer',
    {
      requestId: open.id,
      title: 'New',
      summary: 'New.',
      price: euros('7'),
      leadTimeDays: 1,
      soundness: 'SOUND',
    },
    'position changeRequest { options { id title } }',
  );
  const offered = made.list('changeRequest.options') as { id: string; title: string }[];
  const optionId = offered.find(({ title }) => title === 'New')?.id;
  const told = await studio.by('max').ask(
    `query ($minPosition: LogPosition, $scenario: ScenarioInput) {
      project(key: "ACME", minPosition: $minPosition, scenario: $scenario) { diff { changed { path } } } }`,
    { minPosition: made.text('position'), scenario: { optionId } },
  );
  expect(told.errors).toEqual([]);
  expect(told.list('project.diff.changed')).toContainEqual({ path: ['commitments', 'committed'] });
});
