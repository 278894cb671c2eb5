import { newCommandId } from '../../src/application/created-ids.js';
import { agreeOn, swapAPicture } from '../support/agreeing.js';
import type { Input } from '../support/api-client.js';
import { formulation, offer } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let digest: string;
beforeAll(async () => {
  studio = await startStudio();
  const rules = [
    {
      ruleId: 'pictures',
      scope: { disciplines: ['WEB_DEVELOPMENT'], elementKinds: ['CONTENT_BLOCK'] },
      ceilings: {},
      changeBudget: { amount: { amount: '50', currency: 'EUR' }, periodDays: 30 },
      level: 'STUDIO_DECIDES',
    },
  ];
  digest = await agreeOn(studio, { rules, templates: [swapAPicture] });
});
afterAll(() => studio.stop());

const wish = (more: Input = {}): Input => ({
  projectId: studio.acme.projectId,
  title: 'A new team photo',
  wording: 'Here is the new photo of the team. Put it where the old one is.',
  channel: 'PORTAL',
  kind: 'STANDARD',
  templateId: 'swap-a-picture',
  ...more,
});

const shown = `query ($reference: String!) { changeRequest(reference: $reference) {
  id kind status revision
  template { templateId agreementVersion agreementDigest optionId disciplines elementKinds }
  formulation { version }
  options {
    id title leaveAsIs price { to { amount } } fromTemplate { templateId agreementVersion }
    consequences { statement }
  }
  viewerCan { briefingIssue { allowed code } feasibilityAssess { allowed code } optionOffer { allowed code } }
  briefing { digest assessments { verdict } canonicalContent options { optionId fromTemplate { templateId } } }
  decision { stance mode authority { level agreement { ruleId } } decidedBy { id } }
  history(first: 10) { nodes {
    __typename revision
    ... on RequestReceivedEvent { kind template { templateId agreementVersion optionId } }
    ... on OptionOfferedEvent { title fromTemplate { templateId } }
  } }
} }`;

const receive = async (more: Input = {}) => {
  const told = await studio
    .by('carl')
    .done('changeRequestReceive', wish(more), 'changeRequest { id reference }');
  return { requestId: told.text('changeRequest.id'), reference: told.text('changeRequest.reference') };
};

test('a contributor asks for what was agreed beforehand; it is briefed and decided with nobody formulating it', async () => {
  const { by, people } = studio;
  const { requestId, reference } = await receive();

  const asked = await by('max').ask(shown, { reference });
  const optionId = asked.text('changeRequest.template.optionId');
  expect(asked.at('changeRequest')).toMatchObject({
    kind: 'STANDARD',
    status: 'OPTIONS_OFFERED',
    revision: 4,
    template: {
      ...{ templateId: 'swap-a-picture', agreementVersion: 1, agreementDigest: digest },
      ...{ disciplines: ['WEB_DEVELOPMENT'], elementKinds: ['CONTENT_BLOCK'] },
    },
    formulation: null,
    options: [
      { leaveAsIs: true, fromTemplate: null, consequences: [{ statement: 'The old picture stays.' }] },
      {
        ...{ id: optionId, leaveAsIs: false, title: 'Swap a picture', price: { to: { amount: '40' } } },
        fromTemplate: { templateId: 'swap-a-picture', agreementVersion: 1 },
        consequences: [{ statement: 'The page looks fresh.' }],
      },
    ],
    viewerCan: { briefingIssue: { allowed: true }, optionOffer: { allowed: false, code: 'NOT_FORMULATED' } },
    history: {
      nodes: [
        {
          __typename: 'RequestReceivedEvent',
          kind: 'STANDARD',
          template: { templateId: 'swap-a-picture', agreementVersion: 1, optionId },
        },
        { __typename: 'OptionOfferedEvent', fromTemplate: null },
        { __typename: 'OptionOfferedEvent', fromTemplate: { templateId: 'swap-a-picture' } },
        { __typename: 'ConsequencePredictedEvent' },
        { __typename: 'ConsequencePredictedEvent' },
      ],
    },
  });

  await by('max').done('briefingIssue', { requestId, deciders: [people.klara] });
  const briefed = await by('klara').ask(shown, { reference });
  expect(briefed.at('changeRequest.briefing')).toMatchObject({
    assessments: [],
    options: [{}, { optionId }],
  });
  expect(JSON.parse(briefed.text('changeRequest.briefing.canonicalContent'))).toMatchObject({
    schema: 2,
    template: { templateId: 'swap-a-picture', agreementVersion: 1, agreementDigest: digest },
  });
  await by('klara').done('briefingAcknowledge', {
    ...{ requestId, number: 1 },
    digest: briefed.text('changeRequest.briefing.digest'),
  });
  await by('klara').done('decisionMake', { requestId, optionId });
  expect((await by('klara').ask(shown, { reference })).at('changeRequest')).toMatchObject({
    status: 'DECIDED',
    decision: { stance: 'NO_ADVICE_GIVEN', mode: 'WRITTEN', decidedBy: [{ id: people.klara }] },
  });
});

test('the studio decides on it as far as the agreement lets it, and no further', async () => {
  const { by, people } = studio;
  const decide = async () => {
    const { requestId, reference } = await receive();
    await by('max').done('briefingIssue', { requestId, deciders: [people.klara] });
    const optionId = (await by('max').ask(shown, { reference })).text('changeRequest.template.optionId');
    return by('max').send(
      'decisionMake',
      { requestId, optionId },
      'changeRequest { decision { authority { level agreement { ruleId } } } }',
    );
  };
  // Klara's own choice took nothing of what the studio may spend in thirty days; each of these takes 40 of 50.
  expect((await decide()).at('changeRequest.decision.authority')).toEqual({
    level: 'STUDIO_DECIDES',
    agreement: { ruleId: 'pictures' },
  });
  expect((await decide()).refused).toBe('AUTHORITY_EXCEEDED');
});

test('sent twice it is received once, with the same option', async () => {
  const commandId = newCommandId();
  const options = 'changeRequest { id options { id consequences { id } } }';
  const first = await studio.by('carl').done('changeRequestReceive', wish({ commandId }), options);
  const again = await studio.by('carl').done('changeRequestReceive', wish({ commandId }), options);
  expect(again.at('changeRequest')).toEqual(first.at('changeRequest'));
  expect(first.list('changeRequest.options')).toHaveLength(2);
});

test('a dry run tells all that one act would record, and records nothing', async () => {
  const dry = await studio
    .by('carl')
    .send('changeRequestReceive', wish({ dryRun: true }), 'wouldRecord { __typename }');
  expect(dry.list('wouldRecord')).toEqual(
    ['RequestReceived', 'OptionOffered', 'OptionOffered', 'ConsequencePredicted', 'ConsequencePredicted'].map(
      (type) => ({ __typename: `${type}Event` }),
    ),
  );
});

test('what departs from the template is formulated and assessed first', async () => {
  const { by, people } = studio;
  const { requestId, reference } = await receive();
  expect((await by('max').send('optionOffer', offer(requestId, 'A gallery'))).refused).toBe('NOT_FORMULATED');
  expect(
    (
      await by('walter').send('feasibilityAssess', {
        ...{ requestId, discipline: 'WEB_DEVELOPMENT', verdict: 'FEASIBLE', explanation: 'As ever.' },
      })
    ).refused,
  ).toBe('NOT_FORMULATED');
  await by('max').done('changeRequestFormulate', formulation(requestId));
  expect((await by('max').ask(shown, { reference })).at('changeRequest.viewerCan.briefingIssue')).toEqual({
    allowed: false,
    code: 'DISCIPLINES_NOT_ASSESSED',
  });
  await by('walter').done('feasibilityAssess', {
    ...{ requestId, discipline: 'WEB_DEVELOPMENT', verdict: 'FEASIBLE', explanation: 'As ever.' },
  });
  await by('max').done('optionOffer', offer(requestId, 'A gallery'));
  expect((await by('max').send('briefingIssue', { requestId, deciders: [people.klara] })).refused).toBe(
    'CONSEQUENCES_MISSING',
  );
});

test('an amendment without the template ends it for later wishes only', async () => {
  const { by } = studio;
  const { requestId } = await receive();
  await agreeOn(studio, { rules: [], templates: [{ ...swapAPicture, templateId: 'swap-a-text' }] });
  const told = await by('carl').send('changeRequestReceive', wish());
  expect(told.userErrors).toMatchObject([
    {
      ...{ __typename: 'TemplateNotAgreed', code: 'TEMPLATE_NOT_AGREED' },
      ...{ templateId: 'swap-a-picture', agreed: ['swap-a-text'] },
    },
  ]);
  await by('max').done('briefingIssue', { requestId, deciders: [studio.people.klara] });
});
