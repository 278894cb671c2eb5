import { formulation, leadTo, offer, prediction } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const standing = `changeRequest {
  status kind
  options { id title leaveAsIs }
  briefing { number digest options { optionId title } }
  decision { id digest mode skipped owed stance briefingNumber }
  objections { id round raisedBy { id } answer { text by { id } } }
}`;

test('urgent: decided first by telephone, briefed after, acknowledged and confirmed; it says so for ever', async () => {
  const { by, acme, people } = studio;
  const max = by('max');
  const received = await max.done(
    'changeRequestReceive',
    {
      ...{
        projectId: acme.projectId,
        title: 'The shop is down',
        wording: 'Get it up again, whatever it takes.',
      },
      ...{ from: people.klara, channel: 'PHONE', kind: 'URGENT' },
    },
    'changeRequest { id reference }',
  );
  const requestId = received.text('changeRequest.id');

  // Offered before anything is formulated, and decided at once.
  await max.done('optionOffer', offer(requestId, 'Another server'));
  const offered = await max.done('optionOffer', offer(requestId, 'Wait for the provider'), standing);
  const options = offered.list('changeRequest.options') as { id: string; title: string }[];
  const optionId = options.find(({ title }) => title === 'Another server')?.id;
  // In writing one decides on a briefing, however urgent it is.
  const early = await by('klara').send('decisionMake', { requestId, optionId });
  expect(early.refused).toBe('OPTION_NOT_OFFERED');
  await max.done('changeRequestFormulate', formulation(requestId, { goal: null, whyNoGoal: 'It is down.' }));
  await by('klara').done('objectionRaise', { requestId, kind: 'DEADLINE', statement: 'Why so late?' });
  const decided = await max.done(
    'decisionMake',
    { requestId, optionId, mode: 'URGENT', channel: 'PHONE', onBehalfOf: people.klara },
    standing,
  );
  expect(decided.at('changeRequest')).toMatchObject({
    ...{ status: 'DECIDED', kind: 'URGENT', briefing: null },
    decision: {
      ...{ mode: 'URGENT', stance: 'NO_ADVICE_GIVEN', briefingNumber: null },
      skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'],
      owed: ['BRIEFING', 'ACKNOWLEDGEMENT', 'CONFIRMATION'],
    },
  });

  // The briefing comes at once after, with what was chosen in it.
  await by('walter').done('feasibilityAssess', {
    ...{ requestId, discipline: 'WEB_DEVELOPMENT', verdict: 'FEASIBLE', explanation: 'It runs there.' },
  });
  for (const { id } of options) await max.done('consequencePredict', prediction(requestId, id));
  const briefed = await max.done('briefingIssue', { requestId, deciders: [people.klara] }, standing);
  expect(briefed.at('changeRequest.decision')).toMatchObject({ owed: ['ACKNOWLEDGEMENT', 'CONFIRMATION'] });
  const seen = { requestId, number: 1 };
  await by('klara').done('briefingOpen', seen);
  const digest = briefed.text('changeRequest.briefing.digest');
  await by('klara').done('briefingAcknowledge', { ...seen, digest });
  const confirmed = await by('klara').done(
    'decisionConfirm',
    { requestId, digest: briefed.text('changeRequest.decision.digest') },
    standing,
  );
  expect(confirmed.at('changeRequest.decision')).toMatchObject({
    ...{ mode: 'URGENT', owed: [], skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'], briefingNumber: null },
  });
  const started = await by('walter').done('implementationStart', { requestId }, 'changeRequest { status }');
  expect(started.at('changeRequest.status')).toBe('IN_IMPLEMENTATION');
});

test('objections are rounds: the client insists, the manager answers, and again; nothing is stopped by it', async () => {
  const { by, acme, people } = studio;
  const received = await by('carl').done(
    'changeRequestReceive',
    { projectId: acme.projectId, title: 'Bigger', wording: 'Make the logo bigger.', channel: 'PORTAL' },
    'changeRequest { id }',
  );
  const requestId = received.text('changeRequest.id');
  await by('max').done('changeRequestFormulate', formulation(requestId));
  await by('walter').done('feasibilityAssess', {
    ...{ requestId, discipline: 'WEB_DEVELOPMENT', verdict: 'FEASIBLE', explanation: 'E' },
  });
  await by('max').done('optionOffer', offer(requestId, 'A size more'));

  const first = await by('klara').done(
    'objectionRaise',
    { requestId, kind: 'TECHNOLOGY', statement: 'Two sizes.', causes: ['PAST_EXPERIENCE'] },
    standing,
  );
  const objectionId = first.text('changeRequest.objections.0.id');
  await by('max').done('objectionAnswer', { requestId, objectionId, answer: 'It would cover the menu.' });
  const again = await by('max').send('objectionAnswer', { requestId, objectionId, answer: 'Really.' });
  expect(again.refused).toBe('OBJECTION_ANSWERED');
  // The second round is told on the telephone, and written down by the manager.
  const second = await by('max').done(
    'objectionRaise',
    { requestId, kind: 'TRUST', statement: 'I insist.', onBehalfOf: people.kurt },
    standing,
  );
  expect(second.at('changeRequest')).toMatchObject({
    status: 'OPTIONS_OFFERED',
    objections: [
      {
        round: 1,
        raisedBy: { id: people.klara },
        answer: { text: 'It would cover the menu.', by: { id: people.max } },
      },
      { round: 2, raisedBy: { id: people.kurt }, answer: null },
    ],
  });
  const more = await by('max').done(
    'optionOffer',
    offer(requestId, 'Two sizes more'),
    'changeRequest { status }',
  );
  expect(more.at('changeRequest.status')).toBe('OPTIONS_OFFERED');
});

test('what becomes urgent is marked so for ever, is found as such, and is decided at once', async () => {
  const { by, acme } = studio;
  const { id: requestId, sound: optionId } = await leadTo('PREDICTED', studio);
  const refused = await by('carl').send('changeRequestMarkUrgent', { requestId, why: 'Please.' });
  expect(refused.refused).toBe('FORBIDDEN');
  const why = 'The fair is tomorrow.';
  const marked = await by('klara').done(
    'changeRequestMarkUrgent',
    { requestId, why },
    'changeRequest { kind markedUrgent { why kindBefore markedBy { id } by { id } } history(last: 1) { nodes { __typename ... on RequestMarkedUrgentEvent { why } } } }',
  );
  const klara = { id: studio.people.klara };
  expect(marked.at('changeRequest')).toEqual({
    kind: 'URGENT',
    markedUrgent: { why, kindBefore: 'NORMAL', markedBy: klara, by: klara },
    history: { nodes: [{ __typename: 'RequestMarkedUrgentEvent', why }] },
  });
  const found = await by('max').ask(
    `query ($filter: ChangeRequestFilter) { changeRequests(filter: $filter) { nodes { id } } }`,
    { filter: { projectIds: [acme.projectId], kinds: ['URGENT'] } },
  );
  expect(found.data).toMatchObject({
    changeRequests: { nodes: expect.arrayContaining([{ id: requestId }]) as unknown },
  });
  const decided = await by('klara').done('decisionMake', { requestId, optionId, mode: 'URGENT' }, standing);
  expect(decided.at('changeRequest.decision')).toMatchObject({
    ...{ mode: 'URGENT', skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'] },
  });
});
