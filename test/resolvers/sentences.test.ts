import type { Input, Told } from '../support/api-client.js';
import { leadTo, offer } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const said = ({ userErrors: [error] }: Told) => [error?.code, error?.message];

const send = async (by: Subject, mutation: string, input: Input) =>
  said(await studio.by(by).send(mutation, input));

const project = () => ({ projectId: studio.acme.projectId });

/** Agrees that the studio decides everything. */
async function delegate(): Promise<void> {
  const rules = [{ ruleId: 'all', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES' }];
  const told = await studio
    .by('max')
    .done(
      'delegationAgreementPropose',
      { ...project(), rules },
      'delegationAgreement { proposed { version digest } }',
    );
  await studio.by('klara').done('delegationAgreementAccept', {
    ...project(),
    version: told.at('delegationAgreement.proposed.version'),
    digest: told.at('delegationAgreement.proposed.digest'),
  });
}

/** An urgent wish that is offered at once. */
async function urgent(terms: Input = {}): Promise<{ requestId: string; optionId: string }> {
  const { id: requestId } = await leadTo('RECEIVED', studio);
  await studio.by('max').done('changeRequestMarkUrgent', { requestId, why: 'W' });
  const told = await studio
    .by('max')
    .done('optionOffer', offer(requestId, 'Now', terms), 'changeRequest { options { id title } }');
  const options = told.list('changeRequest.options') as { id: string; title: string }[];
  return { requestId, optionId: options.find(({ title }) => title === 'Now')?.id ?? '' };
}

describe('AUTHORITY_EXCEEDED says what keeps the studio from deciding', () => {
  test('nothing is agreed', async () => {
    const { id: requestId, sound: optionId } = await leadTo('BRIEFED', studio);
    expect(await send('max', 'decisionMake', { requestId, optionId })).toEqual([
      'AUTHORITY_EXCEEDED',
      'Nothing is delegated to the studio here: no agreement is in force. Brief a decider and let them choose.',
    ]);
  });

  describe('with an agreement in force', () => {
    beforeAll(delegate);
    afterAll(() => studio.by('klara').done('delegationAgreementEnd', { ...project(), why: 'Enough.' }));

    test('nobody has formulated it', async () => {
      expect(await send('max', 'decisionMake', { ...(await urgent()), mode: 'URGENT' })).toEqual([
        'AUTHORITY_EXCEEDED',
        'What nobody has formulated yet may touch anything, and is delegated to nobody. Formulate the request. Or brief a decider and let them choose.',
      ]);
    });

    test('the client has decided already', async () => {
      const { id: requestId, sound: optionId, decisionId } = await leadTo('DECIDED', studio);
      await studio.by('max').done('briefingIssue', { requestId, deciders: [studio.people.klara] });
      const supersedes = { decisionId, why: 'W' };
      expect(await send('max', 'decisionMake', { requestId, optionId, supersedes })).toEqual([
        'AUTHORITY_EXCEEDED',
        'The client has decided this already, and only the client decides it anew. Brief a decider and let them choose.',
      ]);
    });
  });
});

test('whoever is no contact is named in the field that named them', async () => {
  const { id: requestId, sound: optionId } = await leadTo('BRIEFED', studio);
  const told = await studio.by('max').send('decisionMake', {
    ...{ requestId, optionId, mode: 'VERBAL', channel: 'PHONE', onBehalfOf: studio.people.bert },
    reason: { code: 'BUDGET', words: 'W' },
  });
  expect(said(told)).toEqual([
    'NOT_A_CONTACT',
    "The word recorded here is that of a contact of the project's client. Name one in `onBehalfOf`.",
  ]);
  expect(told.userErrors[0]?.path).toEqual(['input', 'onBehalfOf']);
});

test('a correction of nothing says what could be corrected, whether it names a payment or not', async () => {
  const { id: requestId } = await leadTo('DECIDED', studio);
  const correction = { requestId, amount: { amount: '1', currency: 'EUR' }, why: 'W' };
  const sentence = [
    'NOT_FOUND',
    'Nothing is agreed or paid that this could correct. Name a payment in `paymentId`, or leave out `paymentId` and `paidOn` to correct what is agreed.',
  ];
  expect(await send('max', 'paymentCorrect', correction)).toEqual(sentence);
  expect(await send('max', 'paymentCorrect', { ...correction, paymentId: 'pay_none' })).toEqual(sentence);
});

test('denying a decision is spoken of, too', async () => {
  const { id: requestId, decisionDigest: digest } = await leadTo('DECIDED', studio);
  expect(await send('kurt', 'decisionDeny', { requestId, digest, why: 'W' })).toEqual([
    'NOT_THE_DECIDER',
    'Only whoever decided can sign, confirm or deny the decision.',
  ]);
  expect(await send('klara', 'decisionDeny', { requestId, digest: '0'.repeat(64), why: 'W' })).toEqual([
    'DIGEST_MISMATCH',
    `The digest isn't that of what stands now (${digest}). Look again at what you answer, and send its digest.`,
  ]);
});

test('what is done to a client is for those who act on one of its projects', async () => {
  const { clientId } = studio.acme;
  const change = { clientId, contactId: studio.people.kurt, kind: 'CONTRIBUTOR', why: 'W' };
  expect(await send('carl', 'contactChangeKind', change)).toEqual([
    'FORBIDDEN',
    'This is for: ACCOUNT_MANAGER who acts on a project of the client, DIRECTOR, DECIDER of the client.',
  ]);
});
