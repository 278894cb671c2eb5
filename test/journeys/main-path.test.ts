import { euros, formulation, leadTo, offer, prediction } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const everything = `query ($reference: String!) {
  changeRequest(reference: $reference) {
    status
    wish { wording channel from { id name } by { id } occurredAt recordedAt }
    questions { question owedBy { id } answer { text answeredBy { id } } }
    formulation { version goal { measure target } disciplines }
    assessments { discipline verdict current by { id name } }
    options { id title soundness leaveAsIs consequences { id valence severity } }
    recommendation { optionId others { optionId judgement } }
    briefing {
      number digest canonicalContent stale deciders { id }
      options { optionId consequences { consequenceId } }
      opened { by { id } occurredAt }
      acknowledged { by { id } digest }
    }
    decision {
      mode stance option { id } decidedBy { id name } briefingNumber briefingDigest acceptedConsequences digest
      authority { level basis } reason { code words }
      signatures { by { id } printedName digest }
    }
    observations { outcome consequenceId statement days money { amount currency } by { id } }
    history(first: 100) {
      totalCount
      nodes { __typename by { id } byRole onBehalfOf { id } occurredAt recordedAt revision position }
    }
  }
}`;

test('a wish goes its whole way to an observed consequence, and one query tells who did what', async () => {
  const { by, acme, people } = studio;
  const lastWeek = new Date(Date.now() - 7 * 86_400_000).toISOString();

  const received = await by('max').done(
    'changeRequestReceive',
    {
      projectId: acme.projectId,
      title: 'Like Instagram',
      wording: 'Something like Instagram, but think up some trick yourselves.',
      from: people.carl,
      channel: 'PHONE',
      occurredAt: lastWeek,
    },
    'changeRequest { id reference status number project { key client { name } } }',
  );
  expect(received.at('changeRequest')).toMatchObject({
    reference: 'ACME-1',
    status: 'RECEIVED',
    number: 1,
    project: { key: 'ACME', client: { name: 'ACME' } },
  });
  const requestId = received.text('changeRequest.id');

  const asked = await by('walter').done(
    'clarificationAsk',
    { requestId, question: 'Photos or videos?', owedBy: people.carl },
    'changeRequest { status questions { id answer { text } } }',
  );
  expect(asked.at('changeRequest')).toMatchObject({ status: 'CLARIFYING', questions: [{ answer: null }] });
  const questionId = asked.text('changeRequest.questions.0.id');
  expect((await by('max').send('changeRequestFormulate', formulation(requestId))).userErrors).toMatchObject([
    { code: 'QUESTIONS_OPEN', message: expect.stringContaining(questionId) as unknown },
  ]);
  const answered = await by('carl').done(
    'clarificationAnswer',
    { requestId, questionId, answer: 'Photos.' },
    'changeRequest { questions { answer { text answeredBy { id } } } }',
  );
  expect(answered.at('changeRequest.questions.0.answer')).toEqual({
    text: 'Photos.',
    answeredBy: { id: people.carl },
  });

  const formulated = await by('max').done(
    'changeRequestFormulate',
    formulation(requestId),
    'changeRequest { status formulation { version } }',
  );
  expect(formulated.at('changeRequest')).toEqual({ status: 'FORMULATED', formulation: { version: 1 } });
  const assessed = await by('walter').done('feasibilityAssess', {
    requestId,
    discipline: 'WEB_DEVELOPMENT',
    verdict: 'FEASIBLE_IF',
    explanation: 'If the photos are yours.',
    conditions: ['The photos are yours'],
  });
  expect(assessed.at('changeRequest.status')).toBe('ASSESSED');

  const optionIds = 'changeRequest { status options { id title leaveAsIs } }';
  const offered = await by('max').done('optionOffer', offer(requestId, 'Gallery'), optionIds);
  expect(offered.at('changeRequest')).toMatchObject({
    status: 'OPTIONS_OFFERED',
    options: [{ leaveAsIs: true }, { title: 'Gallery', leaveAsIs: false }],
  });
  const [leaveAsIs, gallery] = [0, 1].map((index) => offered.text(`changeRequest.options.${index}.id`));
  const consequence = async (optionId: string | undefined, more: object) =>
    by('max').done(
      'consequencePredict',
      { ...prediction(requestId, String(optionId)), ...more },
      'changeRequest { options { consequences { id statement valence } } }',
    );
  await consequence(leaveAsIs, { statement: 'Nobody finds the photos.' });
  const predicted = await consequence(gallery, { statement: 'Pages load slower.', probability: '0.4' });
  const consequenceId = predicted.text('changeRequest.options.1.consequences.0.id');
  await by('max').done('optionRecommend', { requestId, optionId: gallery, why: 'It shows them.' });

  const briefed = await by('max').done(
    'briefingIssue',
    { requestId, deciders: [people.klara] },
    'changeRequest { status briefing { id number digest stale opened { by { id } } } }',
  );
  expect(briefed.at('changeRequest')).toMatchObject({
    status: 'BRIEFED',
    briefing: { number: 1, stale: false, opened: [] },
  });
  const digest = briefed.text('changeRequest.briefing.digest');
  const choice = { requestId, optionId: gallery };
  expect((await by('klara').send('decisionMake', choice)).userErrors).toMatchObject([
    { code: 'BRIEFING_NOT_ACKNOWLEDGED', message: expect.stringContaining(digest) as unknown },
  ]);
  await by('klara').done('briefingOpen', { requestId, number: 1 });
  await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest });
  const decided = await by('klara').done(
    'decisionMake',
    choice,
    'changeRequest { status decision { id digest stance mode } }',
  );
  expect(decided.at('changeRequest')).toMatchObject({
    status: 'DECIDED',
    decision: { stance: 'FOLLOWED', mode: 'WRITTEN' },
  });
  const signed = await by('klara').done(
    'decisionSign',
    {
      requestId,
      digest: decided.text('changeRequest.decision.digest'),
      printedName: 'Klara Contact',
      meaning: 'I choose this and will pay for it.',
    },
    'changeRequest { decision { signatures { printedName } } }',
  );
  expect(signed.list('changeRequest.decision.signatures')).toEqual([{ printedName: 'Klara Contact' }]);
  const observed = await by('carl').done(
    'consequenceObserve',
    {
      requestId,
      outcome: 'WORSE',
      consequenceId,
      statement: 'Much slower.',
      days: 3,
      money: { amount: '250.50', currency: 'EUR' },
    },
    'changeRequest { status observations { outcome } }',
  );
  expect(observed.list('changeRequest.observations')).toEqual([{ outcome: 'WORSE' }]);

  const told = await by('ada').ask(everything, { reference: 'ACME-1' });
  expect(told.errors).toEqual([]);
  expect(told.at('changeRequest')).toMatchObject({
    status: 'DECIDED',
    wish: {
      channel: 'PHONE',
      from: { id: people.carl, name: 'Carl Contact' },
      by: { id: people.max },
      occurredAt: lastWeek,
    },
    questions: [{ owedBy: { id: people.carl }, answer: { text: 'Photos.' } }],
    formulation: { version: 1, goal: { measure: 'orders a day', target: '20' } },
    assessments: [{ verdict: 'FEASIBLE_IF', current: true, by: { name: 'Walter Member' } }],
    recommendation: { optionId: gallery },
    briefing: {
      digest,
      stale: false,
      deciders: [{ id: people.klara }],
      opened: [{ by: { id: people.klara } }],
      acknowledged: [{ by: { id: people.klara }, digest }],
    },
    decision: {
      stance: 'FOLLOWED',
      option: { id: gallery },
      decidedBy: [{ id: people.klara, name: 'Klara Contact' }],
      briefingNumber: 1,
      briefingDigest: digest,
      authority: { level: 'CLIENT_DECIDES', basis: 'NO_AGREEMENT' },
      signatures: [{ by: { id: people.klara }, printedName: 'Klara Contact' }],
    },
    observations: [
      {
        outcome: 'WORSE',
        consequenceId,
        days: 3,
        money: { amount: '250.50', currency: 'EUR' },
        by: { id: people.carl },
      },
    ],
  });

  const max = { by: { id: people.max }, byRole: 'ACCOUNT_MANAGER', onBehalfOf: null };
  const walter = { by: { id: people.walter }, byRole: 'SPECIALIST', onBehalfOf: null };
  const klara = { by: { id: people.klara }, byRole: 'DECIDER', onBehalfOf: null };
  const carl = { by: { id: people.carl }, byRole: 'CONTRIBUTOR', onBehalfOf: null };
  const history = told.list('changeRequest.history.nodes') as {
    occurredAt: string;
    recordedAt: string;
    revision: number;
  }[];
  expect(history).toMatchObject([
    { __typename: 'RequestReceivedEvent', ...max, onBehalfOf: { id: people.carl }, occurredAt: lastWeek },
    { __typename: 'ClarificationAskedEvent', ...walter },
    { __typename: 'ClarificationAnsweredEvent', ...carl },
    { __typename: 'RequestFormulatedEvent', ...max },
    { __typename: 'FeasibilityAssessedEvent', ...walter },
    { __typename: 'OptionOfferedEvent', ...max },
    { __typename: 'OptionOfferedEvent', ...max },
    { __typename: 'ConsequencePredictedEvent', ...max },
    { __typename: 'ConsequencePredictedEvent', ...max },
    { __typename: 'OptionRecommendedEvent', ...max },
    { __typename: 'BriefingIssuedEvent', ...max },
    { __typename: 'BriefingOpenedEvent', ...klara },
    { __typename: 'BriefingAcknowledgedEvent', ...klara },
    { __typename: 'DecisionMadeEvent', ...klara },
    { __typename: 'DecisionSignedEvent', ...klara },
    { __typename: 'ConsequenceObservedEvent', ...carl },
  ]);
  expect(told.at('changeRequest.history.totalCount')).toBe(history.length);
  expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index));
  const recorded = history.map(({ recordedAt }) => recordedAt);
  expect([...recorded].sort()).toEqual(recorded);
  expect(Date.parse(recorded[0] ?? '')).toBeGreaterThan(Date.parse(lastWeek));
});

test('who chooses against advice accepts each grave consequence and says why, and it is on record', async () => {
  const { by } = studio;
  const { id: requestId, workaround, grave } = await leadTo('ACKNOWLEDGED', studio);
  const choice = { requestId, optionId: workaround };
  const reason = { code: 'BUDGET', words: 'We have 100 and no more.' };

  const refused = await by('klara').send('decisionMake', choice);
  expect(refused.userErrors).toMatchObject([
    {
      __typename: 'MissingAcceptances',
      code: 'CONSEQUENCES_NOT_ACCEPTED',
      consequences: [grave],
      reasonMissing: true,
    },
  ]);
  const unexplained = await by('klara').send('decisionMake', { ...choice, acceptedConsequences: [grave] });
  expect(unexplained.userErrors).toMatchObject([{ consequences: [], reasonMissing: true }]);

  const told = await by('klara').done(
    'decisionMake',
    { ...choice, acceptedConsequences: [grave], reason },
    'changeRequest { decision { stance acceptedConsequences reason { code words } justification } }',
  );
  expect(told.at('changeRequest.decision')).toMatchObject({
    stance: 'DEVIATED',
    acceptedConsequences: [grave],
    reason,
  });
});

test('an edit after the briefing makes it stale, and consent to the old content chooses nothing', async () => {
  const { by, people } = studio;
  const { id: requestId, sound } = await leadTo('ACKNOWLEDGED', studio);
  const seen = 'changeRequest { status briefing { number digest stale staleSince } }';
  const edited = await by('max').done(
    'consequencePredict',
    prediction(requestId, sound, { statement: 'It costs more to run.' }),
    seen,
  );
  expect(edited.at('changeRequest')).toMatchObject({
    status: 'OPTIONS_OFFERED',
    briefing: { number: 1, stale: true, staleSince: expect.any(String) as unknown },
  });
  const choice = { requestId, optionId: sound };
  expect((await by('klara').send('decisionMake', choice)).refused).toBe('BRIEFING_STALE');

  const again = await by('max').done('briefingIssue', { requestId, deciders: [people.klara] }, seen);
  expect(again.at('changeRequest')).toMatchObject({
    status: 'BRIEFED',
    briefing: { number: 2, stale: false },
  });
  expect((await by('klara').send('decisionMake', choice)).refused).toBe('BRIEFING_NOT_ACKNOWLEDGED');
  const digest = again.text('changeRequest.briefing.digest');
  await by('klara').done('briefingAcknowledge', { requestId, number: 2, digest });
  await by('klara').done('decisionMake', choice);
});

test('a price is told to the cent, as it was sent', async () => {
  const { by } = studio;
  const { id: requestId } = await leadTo('ASSESSED', studio);
  const told = await by('max').done(
    'optionOffer',
    offer(requestId, 'Exact', { price: euros('0.10', '123456789012345.000001') }),
    'changeRequest { options { title price { from { amount } to { amount } } } }',
  );
  expect(told.at('changeRequest.options.1.price')).toEqual({
    from: { amount: '0.10' },
    to: { amount: '123456789012345.000001' },
  });
});
