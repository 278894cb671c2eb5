import { formulation, leadTo, type Life, offer } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
let briefed: Life;
let started: Life;
beforeAll(async () => {
  studio = await startStudio();
  [briefed, started] = [await leadTo('ACKNOWLEDGED', studio), await leadTo('STARTED', studio)];
});
afterAll(() => studio.stop());

const enter = (subject: Subject, phase: string, more: object = {}) =>
  studio.by(subject).done('projectEnterPhase', { projectId: studio.acme.projectId, phase, ...more });

const can = async (subject: Subject, { reference }: Life, mutations: readonly string[]) => {
  const { at } = await studio.by(subject).ask(
    `query ($reference: String!) { changeRequest(reference: $reference) {
      viewerCan { ${mutations.map((mutation) => `${mutation} { allowed code }`).join(' ')} }
    } }`,
    { reference },
  );
  return at('changeRequest.viewerCan');
};

const closed = { allowed: false, code: 'PROJECT_CLOSED' };
const allowed = { allowed: true, code: null };

test('what was wished in a project that is over is carried on no more, until a director opens it again', async () => {
  await enter('max', 'CLOSED');
  const { id: requestId, sound: optionId } = briefed;
  expect(await can('klara', briefed, ['decisionMake', 'changeRequestWithdraw'])).toEqual({
    decisionMake: closed,
    changeRequestWithdraw: allowed,
  });
  expect(await can('max', briefed, ['optionOffer', 'briefingIssue', 'changeRequestDecline'])).toEqual({
    optionOffer: closed,
    briefingIssue: closed,
    changeRequestDecline: allowed,
  });
  expect((await studio.by('klara').send('decisionMake', { requestId, optionId })).refused).toBe(
    'PROJECT_CLOSED',
  );
  expect((await studio.by('max').send('optionOffer', offer(requestId, 'Later'))).refused).toBe(
    'PROJECT_CLOSED',
  );
  const { projectId } = studio.acme;
  const assigning = { projectId, memberId: studio.people.dana, duty: 'SPECIALIST' };
  expect((await studio.by('max').send('projectAssignMember', assigning)).refused).toBe('PROJECT_CLOSED');
  await enter('dora', 'GROWTH', { why: 'The shop goes on.' });
  await studio.by('klara').done('decisionMake', { requestId, optionId });
});

test('what was begun is delivered, accepted, paid and observed after the end', async () => {
  await enter('max', 'CLOSED');
  const { id: requestId } = started;
  const told = await studio.by('walter').done(
    'implementationDeliver',
    {
      ...{ requestId, delivered: 'Cards are taken.', deviations: [] },
      criteria: [{ criterion: 'A payment by card arrives.', met: true }],
    },
    'changeRequest { deliveries { id } }',
  );
  await studio
    .by('klara')
    .done('deliveryAccept', { requestId, deliveryId: told.text('changeRequest.deliveries.0.id') });
  await studio
    .by('carl')
    .done('consequenceObserve', { requestId, outcome: 'UNFORESEEN', statement: 'Faster.' });
  await enter('dora', 'GROWTH', { why: 'The shop goes on.' });
});

test('what is said to have come while it was over is refused after it was opened again, too', async () => {
  const { id: requestId } = await leadTo('RECEIVED', studio);
  await enter('max', 'CLOSED');
  const occurredAt = new Date().toISOString();
  await enter('dora', 'GROWTH', { why: 'The shop goes on.' });
  const formulate = async (more: object) =>
    (await studio.by('max').send('changeRequestFormulate', { ...formulation(requestId), ...more })).refused;
  expect(await formulate({ occurredAt })).toBe('PROJECT_CLOSED');
  expect(await formulate({})).toBeUndefined();
});

test('a project goes nowhere before it was opened, nor before it came to where it stands: OCCURRED_BEFORE', async () => {
  const { projectId, clientId } = studio.acme;
  const occurredAt = new Date(Date.now() - 100 * 86_400_000).toISOString();
  const why = 'W';
  const refused = [
    ['dora', 'projectEnterPhase', { projectId, phase: 'CLOSED' }, 'phase'],
    ['max', 'projectPause', { projectId, why }, 'project'],
    ['dora', 'projectSetDeadline', { projectId, deadline: '2031-01-01', why }, 'project'],
    [
      'max',
      'projectAssignMember',
      { projectId, memberId: studio.people.dana, duty: 'SPECIALIST' },
      'project',
    ],
    ['max', 'contactLeave', { clientId, contactId: studio.people.carl, why }, 'contact'],
    ['dora', 'memberLeave', { memberId: studio.people.dana }, 'joining'],
  ] as const;
  for (const [subject, mutation, input, what] of refused) {
    const { userErrors } = await studio.by(subject).send(mutation, { ...input, occurredAt });
    expect(userErrors).toMatchObject([
      { code: 'OCCURRED_BEFORE', message: expect.stringContaining(`before the ${what} that`) as string },
    ]);
  }
});

test('a manager whose exam is withdrawn takes down what is said, and manages nothing', async () => {
  const { id: requestId } = await leadTo('RECEIVED', studio);
  const { list } = await studio
    .by('dora')
    .ask('query ($id: ID!) { node(id: $id) { ... on Member { exams { id } } } }', { id: studio.people.max });
  for (const { id: examId } of list('node.exams') as { id: string }[])
    await studio.by('dora').done('memberWithdrawExam', {
      ...{ memberId: studio.people.max, examId, why: 'It was somebody else who sat there.' },
    });
  const lacking = 'TRAINEE_CANNOT_MANAGE';
  const { projectId } = studio.acme;
  const steps = [
    ['changeRequestDecline', { requestId, why: 'No' }],
    ['projectEnterPhase', { projectId, phase: 'CLOSED' }],
    [
      'delegationAgreementPropose',
      { projectId, rules: [{ ruleId: 'r', scope: {}, ceilings: {}, level: 'CLIENT_DECIDES' }] },
    ],
  ] as const;
  for (const [mutation, input] of steps) {
    const { refused } = await studio.by('max').send(mutation, input);
    expect([mutation, refused]).toEqual([mutation, lacking]);
  }
  await studio.by('max').done('noteAdd', { requestId, text: 'She called again.', visibility: 'INTERNAL' });
});
