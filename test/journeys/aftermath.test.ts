import { criterion, delivery, leadTo, prediction } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const decision = 'changeRequest { status decision { id digest mode skipped owed heardOver } }';

test('said by telephone, acknowledged and confirmed afterwards; the mode stays', async () => {
  const { by, people } = studio;
  const { id: requestId, sound: optionId, briefingDigest } = await leadTo('BRIEFED', studio);
  const said = await by('max').done(
    'decisionMake',
    { requestId, optionId, mode: 'VERBAL', channel: 'PHONE', onBehalfOf: people.klara },
    decision,
  );
  expect(said.at('changeRequest.decision')).toMatchObject({
    ...{ mode: 'VERBAL', heardOver: 'PHONE', skipped: ['ACKNOWLEDGEMENT'] },
    owed: ['ACKNOWLEDGEMENT', 'CONFIRMATION'],
  });
  expect((await by('max').send('implementationStart', { requestId })).refused).toBe('CONFIRMATION_MISSING');
  await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest: briefingDigest });
  const digest = said.text('changeRequest.decision.digest');
  const confirmed = await by('klara').done('decisionConfirm', { requestId, digest }, decision);
  expect(confirmed.at('changeRequest.decision')).toMatchObject({
    ...{ mode: 'VERBAL', skipped: ['ACKNOWLEDGEMENT'], owed: [] },
  });
});

test('delivered with a declared deviation, taken, paid and closed against the goal', async () => {
  const { by } = studio;
  const { id: requestId } = await leadTo('STARTED', studio);
  const deviations = [{ statement: 'By invoice for now', why: 'The provider is slow' }];
  const delivered = await by('walter').done(
    'implementationDeliver',
    delivery(requestId, { criteria: [{ criterion, met: false }], deviations }),
    'changeRequest { status deliveries { id number deviations { statement why } } }',
  );
  expect(delivered.at('changeRequest')).toMatchObject({ status: 'DELIVERED', deliveries: [{ deviations }] });
  const deliveryId = delivered.text('changeRequest.deliveries.0.id');
  await by('klara').done('deliveryAccept', { requestId, deliveryId, words: 'For now.' });
  await by('max').done('paymentAgree', { requestId, amount: { amount: '1000.10', currency: 'EUR' } });
  const paid = await by('max').done(
    'paymentRecord',
    { requestId, amount: { amount: '999.9', currency: 'EUR' }, paidOn: '2026-03-01' },
    'changeRequest { payments { outstanding { amount currency } } }',
  );
  expect(paid.at('changeRequest.payments.outstanding')).toEqual({ amount: '0.20', currency: 'EUR' });
  const closed = await by('max').done(
    'changeRequestClose',
    { requestId, outcome: 'PARTLY', measured: '12', words: 'Better than before.' },
    'changeRequest { status closing { outcome measured } history { nodes { __typename } } }',
  );
  expect(closed.at('changeRequest')).toMatchObject({
    ...{ status: 'CLOSED', closing: { outcome: 'PARTLY', measured: '12' } },
  });
});

test('reconsidered after a later briefing: both decisions stay, and the old one takes no signature', async () => {
  const { by, people } = studio;
  const life = await leadTo('DECIDED', studio);
  const { id: requestId, sound, leaveAsIs } = life;
  await by('max').done('consequencePredict', prediction(requestId, sound));
  const briefed = await by('max').done(
    'briefingIssue',
    { requestId, deciders: [people.klara] },
    'changeRequest { briefing { digest } }',
  );
  const digest = briefed.text('changeRequest.briefing.digest');
  await by('klara').done('briefingAcknowledge', { requestId, number: 2, digest });
  const made = await by('klara').done(
    'decisionMake',
    {
      ...{ requestId, optionId: leaveAsIs, reason: { code: 'BUDGET', words: 'Not now.' } },
      supersedes: { decisionId: life.decisionId, why: 'It is dearer than thought.' },
    },
    'changeRequest { decision { id } decisions { id superseded { byDecisionId why } } }',
  );
  const [latest] = [made.text('changeRequest.decision.id')];
  expect(made.at('changeRequest.decisions')).toEqual([
    { id: life.decisionId, superseded: { byDecisionId: latest, why: 'It is dearer than thought.' } },
    { id: latest, superseded: null },
  ]);
  const signature = { digest: life.decisionDigest, printedName: 'Klara', meaning: 'Yes.' };
  const refused = await by('klara').send('decisionSign', { requestId, ...signature });
  expect(refused.refused).toBe('DECISION_SUPERSEDED');
});
