import { GraphQLEnumType } from 'graphql';
import { createdId, newCommandId } from '../../src/application/created-ids.js';
import type { Application } from '../../src/application/application.js';
import { systemPrincipal } from '../../src/auth/principal.js';
import { isRefusal } from '../../src/kernel/decider.js';
import { newUuid } from '../../src/platform/ids.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import type { Input, Told } from '../support/api-client.js';
import {
  criterion,
  delivery,
  euros,
  formulation,
  leadTo,
  type Life,
  offer,
  prediction,
  type Stage,
} from '../support/request-life.js';
import { authorityCases } from './refusal-cases/authority.js';
import { objectionCases } from './refusal-cases/objection.js';
import { partyCases } from './refusal-cases/party.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
let fixed: Readonly<
  Record<
    | 'RECEIVED'
    | 'FORMULATED'
    | 'ASSESSED'
    | 'PREDICTED'
    | 'ACKNOWLEDGED'
    | 'DECIDED'
    | 'STARTED'
    | 'ACCEPTED',
    Life
  >
>;
let importedId: string;
let lapsed: { readonly requestId: string; readonly optionId: string };

/** Only the CLI imports; what it leaves behind can be asked of over the API. */
async function importRecord(): Promise<string> {
  const commandId = newCommandId();
  const id = createdId('request', commandId);
  const title = 'Imported';
  const outcome = await studio.core.app.commands.changeRequest(
    id,
    {
      type: 'ImportRecord',
      data: {
        ...{ projectId: studio.acme.projectId, title, wording: 'As it was written.' },
        source: { format: 'MADR', file: '0001.md', sha256: '0'.repeat(64), sections: [] },
        options: [{ optionId: createdId('option', commandId), title: 'One', consequences: [] }],
      },
    },
    { principal: systemPrincipal, commandId, input: { title }, correlationId: commandId },
  );
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.id;
}

/** An option that lapses at once; a slow machine gets another try with more time. */
async function lapsing(seconds = 1): Promise<{ requestId: string; optionId: string }> {
  const { id: requestId } = await leadTo('ASSESSED', studio);
  const validUntil = new Date(Date.now() + seconds * 1_000).toISOString();
  const told = await studio
    .by('max')
    .send('optionOffer', offer(requestId, 'Quick', { validUntil }), 'changeRequest { options { id } }');
  if (told.refused !== undefined) return lapsing(seconds * 2);
  await new Promise((resolve) => setTimeout(resolve, Date.parse(validUntil) - Date.now() + 50));
  return { requestId, optionId: told.text('changeRequest.options.1.id') };
}

beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_SIGNATURE_ABOVE: 'EUR:1000' });
  const at = (stage: Stage) => leadTo(stage, studio);
  fixed = {
    RECEIVED: await at('RECEIVED'),
    FORMULATED: await at('FORMULATED'),
    ASSESSED: await at('ASSESSED'),
    PREDICTED: await at('PREDICTED'),
    ACKNOWLEDGED: await at('ACKNOWLEDGED'),
    DECIDED: await at('DECIDED'),
    STARTED: await at('STARTED'),
    ACCEPTED: await at('ACCEPTED'),
  };
  importedId = await importRecord();
  lapsed = await lapsing();
});
afterAll(() => studio.stop());

const send = (by: Subject, mutation: string, input: Input): Promise<Told> =>
  studio.by(by).send(mutation, input);

const wish = (more: Input = {}): Input => ({
  ...{ projectId: studio.acme.projectId, title: 'T', wording: 'W', channel: 'CHAT' },
  ...more,
});
const project = (more: Input = {}): Input => ({
  ...{ clientId: studio.acme.clientId, key: 'ACME', title: 'T', idea: 'I', disciplines: [] },
  ...{ budget: { amount: '1', currency: 'EUR' }, deadline: '2030-01-01', managerId: studio.people.max },
  ...more,
});
const ask = (requestId: string, owedBy: string): Input => ({ requestId, question: 'Q', owedBy });

async function question(requestId: string): Promise<string> {
  const told = await studio
    .by('max')
    .done('clarificationAsk', ask(requestId, studio.people.carl), 'changeRequest { questions { id } }');
  return told.text('changeRequest.questions.0.id');
}

/** A decision of Klara's, as Max says that she made it on the telephone. */
async function quoted(chosen: 'sound' | 'leaveAsIs' = 'sound') {
  const { id: requestId, [chosen]: optionId } = await leadTo('BRIEFED', studio);
  const said = {
    ...{ mode: 'VERBAL', channel: 'PHONE', onBehalfOf: studio.people.klara },
    reason: { code: 'BUDGET', words: 'W' },
  };
  const told = await studio
    .by('max')
    .done('decisionMake', { requestId, optionId, ...said }, 'changeRequest { decision { digest } }');
  return { requestId, digest: told.text('changeRequest.decision.digest') };
}

/** How each "no" of the domain is met by somebody who uses the API. */
const cases: Readonly<Record<string, () => Promise<Told>>> = {
  ...partyCases(() => studio),
  ...objectionCases(() => studio),
  ...authorityCases(() => studio),
  NOT_FOUND: () => send('klara', 'briefingOpen', { requestId: 'req_none', number: 1 }),
  FORBIDDEN: () => send('carl', 'clientRegister', { name: 'N' }),
  OVERRIDE_NEEDED: () => send('dora', 'changeRequestReceive', wish({ from: studio.people.carl })),
  OVERRIDE_NOT_NEEDED: () =>
    send('max', 'changeRequestReceive', wish({ from: studio.people.carl, override: { why: 'W' } })),
  ALREADY_EXISTS: () => send('carl', 'changeRequestReceive', wish({ id: fixed.RECEIVED.id })),
  REVISION_CONFLICT: () =>
    send('max', 'changeRequestFormulate', { ...formulation(fixed.RECEIVED.id), expectedRevision: 9 }),
  COMMAND_ID_REUSED: async () => {
    const commandId = newCommandId();
    await send('max', 'clientRegister', { commandId, name: 'One' });
    return send('max', 'clientRegister', { commandId, name: 'Two' });
  },
  OCCURRED_IN_FUTURE: () => send('max', 'clientRegister', { name: 'N', occurredAt: '2999-01-01T00:00:00Z' }),
  OCCURRED_BEFORE: async () => {
    const { id: requestId, briefingDigest: digest } = await leadTo('BRIEFED', studio);
    const occurredAt = '2020-01-01T00:00:00Z';
    return send('klara', 'briefingAcknowledge', { requestId, number: 1, digest, occurredAt });
  },
  SUBJECT_TAKEN: () =>
    send('max', 'contactAdd', {
      clientId: studio.acme.clientId,
      name: 'N',
      kind: 'CONTRIBUTOR',
      subject: 'bert',
    }),
  ID_TAKEN: () =>
    send('max', 'contactAdd', {
      ...{ clientId: studio.acme.clientId, name: 'N', kind: 'CONTRIBUTOR' },
      contactId: studio.people.bert,
    }),
  KEY_TAKEN: () => send('max', 'projectOpen', project()),
  NAME_TAKEN: () => send('dora', 'disciplineAdd', { code: 'ART', name: 'Design', main: false }),
  DUTY_MISMATCH: () => send('max', 'projectOpen', project({ key: 'OTHER', managerId: studio.people.walter })),
  DISCIPLINE_MISSING: () => send('dora', 'memberAdd', { name: 'N', role: 'SPECIALIST', disciplines: [] }),
  UNKNOWN_DISCIPLINE: () =>
    send('dora', 'memberAdd', { name: 'N', role: 'SPECIALIST', disciplines: ['ART'] }),
  INVALID_TRANSITION: () => send('max', 'changeRequestFormulate', formulation(fixed.DECIDED.id)),
  NOT_A_CONTACT: () => send('max', 'changeRequestReceive', wish({ from: studio.people.bert })),
  UNKNOWN_PERSON: () => send('max', 'clarificationAsk', ask(fixed.RECEIVED.id, studio.people.bert)),
  NOT_YOURS_TO_ANSWER: async () => {
    const { id: requestId } = await leadTo('RECEIVED', studio);
    const questionId = await question(requestId);
    return send('max', 'clarificationAnswer', { requestId, questionId, answer: 'A' });
  },
  QUESTION_ANSWERED: async () => {
    const { id: requestId } = await leadTo('RECEIVED', studio);
    const questionId = await question(requestId);
    await send('carl', 'clarificationAnswer', { requestId, questionId, answer: 'A' });
    return send('carl', 'clarificationAnswer', { requestId, questionId, answer: 'B' });
  },
  QUESTIONS_OPEN: async () => {
    const { id: requestId } = await leadTo('RECEIVED', studio);
    await question(requestId);
    return send('max', 'changeRequestFormulate', formulation(requestId));
  },
  GOAL_MISSING: () => send('max', 'changeRequestFormulate', formulation(fixed.RECEIVED.id, { goal: null })),
  DISCIPLINE_NOT_TOUCHED: () => send('walter', 'feasibilityAssess', assess('COPYWRITING')),
  NOT_YOUR_DISCIPLINE: async () => {
    await send('max', 'projectAssignMember', {
      ...{ projectId: studio.acme.projectId, memberId: studio.people.dana, duty: 'SPECIALIST' },
    });
    return send('dana', 'feasibilityAssess', assess('WEB_DEVELOPMENT'));
  },
  DISCIPLINES_NOT_ASSESSED: () => send('max', 'optionOffer', offer(fixed.FORMULATED.id, 'O')),
  NOT_FORMULATED: () => send('max', 'optionOffer', offer(importedId, 'O')),
  NAMED_TWICE: () =>
    send('max', 'optionRecommend', {
      ...{ requestId: fixed.PREDICTED.id, optionId: fixed.PREDICTED.sound, why: 'W' },
      others: [{ optionId: fixed.PREDICTED.sound, judgement: 'DIFFERENT' }],
    }),
  PRICE_RANGE_REVERSED: () =>
    send('max', 'optionOffer', offer(fixed.ASSESSED.id, 'O', { price: euros('10', '9.50') })),
  FORESEEN: () =>
    send(
      'carl',
      'consequenceObserve',
      observed({ outcome: 'UNFORESEEN', consequenceId: fixed.DECIDED.grave }),
    ),
  CURRENCY_MISMATCH: () =>
    send(
      'max',
      'optionOffer',
      offer(fixed.ASSESSED.id, 'O', {
        price: { from: { amount: '1', currency: 'USD' }, to: { amount: '1', currency: 'USD' } },
      }),
    ),
  ALREADY_LAPSED: () =>
    send('max', 'optionOffer', offer(fixed.ASSESSED.id, 'O', { validUntil: '2020-01-01T00:00:00Z' })),
  TOO_FEW_OPTIONS: () => send('max', 'briefingIssue', brief(lapsed.requestId)),
  CONSEQUENCES_MISSING: async () => send('max', 'briefingIssue', brief((await leadTo('OFFERED', studio)).id)),
  TECHNICAL_CONSEQUENCE_MISSING: async () => {
    const { id, sound, workaround, leaveAsIs } = await leadTo('OFFERED', studio);
    for (const optionId of [sound, workaround, leaveAsIs])
      await send('max', 'consequencePredict', prediction(id, optionId));
    return send('max', 'briefingIssue', brief(id));
  },
  NOT_A_DECIDER: () =>
    send('max', 'briefingIssue', { requestId: fixed.PREDICTED.id, deciders: [studio.people.carl] }),
  NOT_ADDRESSED: () => send('kurt', 'briefingOpen', { requestId: fixed.ACKNOWLEDGED.id, number: 1 }),
  DIGEST_MISMATCH: () =>
    send('klara', 'briefingAcknowledge', {
      ...{ requestId: fixed.ACKNOWLEDGED.id, number: 1, digest: '0'.repeat(64) },
    }),
  BRIEFING_STALE: async () => {
    const { id: requestId, sound } = await leadTo('ACKNOWLEDGED', studio);
    await send('max', 'consequencePredict', prediction(requestId, sound));
    return send('klara', 'decisionMake', { requestId, optionId: sound });
  },
  OPTION_LAPSED: () => send('max', 'consequencePredict', prediction(lapsed.requestId, lapsed.optionId)),
  OPTION_NOT_OFFERED: () =>
    send('klara', 'decisionMake', { requestId: fixed.ACKNOWLEDGED.id, optionId: fixed.PREDICTED.sound }),
  BRIEFING_NOT_ACKNOWLEDGED: async () => {
    const { id: requestId, sound } = await leadTo('BRIEFED', studio);
    return send('klara', 'decisionMake', { requestId, optionId: sound });
  },
  CONSEQUENCES_NOT_ACCEPTED: () =>
    send('klara', 'decisionMake', {
      ...{ requestId: fixed.ACKNOWLEDGED.id, optionId: fixed.ACKNOWLEDGED.workaround },
    }),
  UNKNOWN_CONSEQUENCE: () =>
    send('klara', 'decisionMake', {
      ...{ requestId: fixed.ACKNOWLEDGED.id, optionId: fixed.ACKNOWLEDGED.sound },
      acceptedConsequences: ['csq_none'],
    }),
  NOT_A_CONTACTS_WORD: () => send('max', 'objectionRaise', objecting(fixed.PREDICTED.id)),
  ASSESSMENT_INCOMPLETE: () =>
    send('walter', 'feasibilityAssess', { ...assess('WEB_DEVELOPMENT'), verdict: 'FEASIBLE_IF' }),
  OPTION_UNCHANGED: async () => {
    const { id, sound } = await leadTo('OFFERED', studio);
    return send('max', 'optionRevise', { ...offer(id, 'Build it'), optionId: sound });
  },
  OPTION_WITHDRAWN: async () => {
    const { id: requestId, sound: optionId } = await leadTo('OFFERED', studio);
    await studio.by('max').done('optionWithdraw', { requestId, optionId, why: 'W' });
    return send('max', 'optionWithdraw', { requestId, optionId, why: 'W' });
  },
  LEAVE_AS_IS_STAYS: () =>
    send('max', 'optionWithdraw', {
      ...{ requestId: fixed.PREDICTED.id, optionId: fixed.PREDICTED.leaveAsIs, why: 'W' },
    }),
  ALREADY_ACKNOWLEDGED: () =>
    send('klara', 'acknowledgementRefuse', { requestId: fixed.ACKNOWLEDGED.id, number: 1, reason: 'R' }),
  TOO_SOON: async () => {
    const { id: requestId } = await leadTo('BRIEFED', studio);
    return send('max', 'silenceRecord', { requestId, number: 1 });
  },
  NOBODY_SILENT: () => send('max', 'silenceRecord', { requestId: fixed.ACKNOWLEDGED.id, number: 1 }),
  DEFERRED_INTO_PAST: () =>
    send('klara', 'changeRequestDefer', {
      ...{ requestId: fixed.RECEIVED.id, until: '2020-01-01T00:00:00Z', why: 'W' },
    }),
  NOTE_NOT_SHARED: () =>
    send('carl', 'noteAdd', { requestId: fixed.RECEIVED.id, text: 'T', visibility: 'INTERNAL' }),
  UNKNOWN_RESOLVED: async () => {
    const { id: requestId } = fixed.RECEIVED;
    const unknownId = `unk_${newUuid()}`;
    await studio.by('max').done('unknownDeclare', { requestId, unknownId, statement: 'S', why: 'W' });
    await studio.by('walter').done('unknownResolve', { requestId, unknownId, finding: 'F' });
    return send('max', 'unknownResolve', { requestId, unknownId, finding: 'F' });
  },
  CAUSE_UNSAID: () => send('carl', 'objectionRaise', objecting(fixed.PREDICTED.id, { causes: ['OTHER'] })),
  OBJECTION_ANSWERED: async () => {
    const { id: requestId } = fixed.PREDICTED;
    const objectionId = `obj_${newUuid()}`;
    await studio.by('carl').done('objectionRaise', objecting(requestId, { objectionId }));
    await studio.by('max').done('objectionAnswer', { requestId, objectionId, answer: 'A' });
    return send('max', 'objectionAnswer', { requestId, objectionId, answer: 'A' });
  },
  NOT_THE_DECIDER: () =>
    send('kurt', 'decisionSign', {
      ...{ requestId: fixed.DECIDED.id, digest: fixed.DECIDED.decisionDigest },
      ...{ printedName: 'Kurt', meaning: 'M' },
    }),
  ON_BEHALF_NOT_PERMITTED: () =>
    send('carl', 'consequenceObserve', observed({ outcome: 'UNFORESEEN', onBehalfOf: studio.people.klara })),
  PREDICTION_MISSING: () => send('carl', 'consequenceObserve', observed({ outcome: 'WORSE' })),
  OWN_WORD_IS_WRITTEN: () => send('klara', 'decisionMake', choice({ mode: 'VERBAL', channel: 'PHONE' })),
  CHANNEL_MISSING: () =>
    send('max', 'decisionMake', choice({ mode: 'VERBAL', onBehalfOf: studio.people.klara })),
  NOT_URGENT: () => send('klara', 'decisionMake', choice({ mode: 'URGENT' })),
  ALREADY_DECIDED: () =>
    send('klara', 'decisionMake', { requestId: fixed.DECIDED.id, optionId: fixed.DECIDED.sound }),
  BRIEFING_NOT_LATER: () => {
    const { id: requestId, sound: optionId, decisionId } = fixed.DECIDED;
    return send('klara', 'decisionMake', { requestId, optionId, supersedes: { decisionId, why: 'W' } });
  },
  DECISION_SUPERSEDED: async () => {
    const old = await leadTo('DECIDED', studio);
    await send('max', 'decisionSupersede', superseding(old, (await leadTo('DECIDED', studio)).id));
    return send('klara', 'decisionSign', {
      ...{ requestId: old.id, digest: old.decisionDigest, printedName: 'Klara', meaning: 'M' },
    });
  },
  NOTHING_TO_CONFIRM: () =>
    send('klara', 'decisionConfirm', { requestId: fixed.DECIDED.id, digest: fixed.DECIDED.decisionDigest }),
  DECISION_DENIED: async () => {
    const { requestId, digest } = await quoted();
    await send('klara', 'decisionDeny', { requestId, digest, why: 'W' });
    return send('klara', 'decisionConfirm', { requestId, digest });
  },
  ALREADY_CONFIRMED: async () => {
    const { requestId, digest } = await quoted('leaveAsIs');
    await send('klara', 'decisionConfirm', { requestId, digest });
    return send('klara', 'decisionDeny', { requestId, digest, why: 'W' });
  },
  CONFIRMATION_MISSING: async () => {
    const { requestId } = await quoted();
    return send('max', 'implementationStart', { requestId });
  },
  SIGNATURE_MISSING: () => send('max', 'implementationStart', { requestId: fixed.DECIDED.id }),
  SUPERSEDES_ITSELF: () => send('max', 'decisionSupersede', superseding(fixed.DECIDED, fixed.DECIDED.id)),
  NOT_DECIDED_THERE: () =>
    send('max', 'decisionSupersede', superseding(fixed.DECIDED, fixed.ACKNOWLEDGED.id)),
  DECISION_NOT_LATER: async () =>
    send('max', 'decisionSupersede', superseding(await leadTo('DECIDED', studio), fixed.DECIDED.id)),
  NOTHING_TO_IMPLEMENT: async () => {
    const { id: requestId, leaveAsIs: optionId } = await leadTo('ACKNOWLEDGED', studio);
    await send('klara', 'decisionMake', { requestId, optionId, reason: { code: 'BUDGET', words: 'W' } });
    return send('max', 'implementationStart', { requestId });
  },
  UNKNOWN_CRITERION: () => deliver({ criteria: [{ criterion: 'It is blue.', met: true }] }),
  CRITERIA_NOT_JUDGED: () => deliver({ criteria: [] }),
  DEVIATION_NOT_DECLARED: () => deliver({ criteria: [{ criterion, met: false }] }),
  DELIVERY_REPLACED: async () => {
    const { id: requestId, deliveryId } = await leadTo('DELIVERED', studio);
    await send('klara', 'deliveryReject', { requestId, deliveryId, missing: 'M' });
    await send('walter', 'implementationDeliver', delivery(requestId));
    return send('klara', 'deliveryAccept', { requestId, deliveryId });
  },
  AGREED_PRICE_UNEXPLAINED: () =>
    send('max', 'paymentAgree', {
      ...{ requestId: fixed.DECIDED.id, amount: { amount: '1200.51', currency: 'EUR' } },
    }),
  PAID_IN_FUTURE: () =>
    send('max', 'paymentRecord', {
      ...{ requestId: fixed.DECIDED.id, amount: { amount: '1', currency: 'EUR' }, paidOn: '2999-01-01' },
    }),
  NOT_YOURS_TO_CORRECT: async () => {
    const seen = await observe();
    return send('max', 'observationCorrect', { ...observed({ outcome: 'UNFORESEEN', why: 'W' }), ...seen });
  },
  DISPUTE_RESOLVED: async () => {
    const requestId = fixed.DECIDED.id;
    const told = await studio
      .by('max')
      .done(
        'attributionDispute',
        { requestId, grounds: 'G', ...(await observe()) },
        'changeRequest { disputes { id } }',
      );
    const resolution = { requestId, disputeId: told.text('changeRequest.disputes.0.id'), ruling: 'R' };
    await send('dora', 'disputeResolve', resolution);
    return send('dora', 'disputeResolve', resolution);
  },
  CLOSING_BLOCKED: async () => {
    const { id: requestId, leaveAsIs: optionId } = await leadTo('BRIEFED', studio);
    const said = { mode: 'VERBAL', channel: 'PHONE', onBehalfOf: studio.people.klara };
    const reason = { code: 'BUDGET', words: 'W' };
    await send('max', 'decisionMake', { requestId, optionId, reason, ...said });
    return send('max', 'changeRequestClose', { requestId, outcome: 'UNKNOWN', words: 'W' });
  },
  MEASURED_VALUE_MISSING: () =>
    send('max', 'changeRequestClose', { requestId: fixed.ACCEPTED.id, outcome: 'REACHED', words: 'W' }),
};

const choice = (more: Input): Input => ({
  ...{ requestId: fixed.ACKNOWLEDGED.id, optionId: fixed.ACKNOWLEDGED.sound },
  ...more,
});
const superseding = ({ id: requestId, decisionId }: Life, byRequestId: string): Input => ({
  ...{ requestId, decisionId, byRequestId, why: 'W' },
});
const deliver = (more: Input) => send('walter', 'implementationDeliver', delivery(fixed.STARTED.id, more));

async function observe(): Promise<{ observationId: string }> {
  const told = await studio
    .by('carl')
    .done('consequenceObserve', observed({ outcome: 'UNFORESEEN' }), 'changeRequest { observations { id } }');
  return { observationId: told.text('changeRequest.observations.0.id') };
}

const assess = (discipline: string): Input => ({
  ...{ requestId: fixed.FORMULATED.id, discipline, verdict: 'FEASIBLE', explanation: 'E' },
});
const objecting = (requestId: string, more: Input = {}): Input => ({
  ...{ requestId, kind: 'TRUST', statement: 'S' },
  ...more,
});
const brief = (requestId: string): Input => ({ requestId, deciders: [studio.people.klara] });
const observed = (more: Input): Input => ({ requestId: fixed.DECIDED.id, statement: 'S', ...more });

/** The fields that the answered mutation's input has. */
async function fieldsOfInput(told: Told): Promise<string[]> {
  const [mutation = ''] = Object.keys(told.data ?? {});
  const { list } = await studio
    .by('ada')
    .ask('query ($name: String!) { __type(name: $name) { inputFields { name } } }', {
      name: `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`,
    });
  return (list('__type.inputFields') as { name: string }[]).map(({ name }) => name);
}

test('the table has a case for every code of the schema, and none beside', async () => {
  const type = (await createSchema({} as Application)).getType('UserErrorCode');
  if (!(type instanceof GraphQLEnumType)) throw new Error('The schema has no UserErrorCode.');
  expect(Object.keys(cases).sort()).toEqual(
    type
      .getValues()
      .map(({ name }) => name)
      .sort(),
  );
});

/** Where a frontend can do more than show the sentence: the type, and the data that it has. Each has its case below. */
const acting: Readonly<Record<string, object>> = {
  LAST_MANAGER: { __typename: 'LastManager', projects: ['ACME'] },
  PHASE_STEP_BACK_NEEDS_REASON: { __typename: 'PhaseStepBack', phase: 'LAUNCH', earlierPhase: 'IDEA' },
  BRIEFING_NOT_ACKNOWLEDGED: {
    ...{ __typename: 'BriefingNotAcknowledged', number: 1 },
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  },
  BRIEFING_STALE: { __typename: 'BriefingStale', number: 1 },
  DIGEST_MISMATCH: {
    ...{ __typename: 'DigestMismatch' },
    expectedDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  },
  TOO_SOON: { __typename: 'NotDueYet', until: expect.stringContaining('T') as string },
  OPTION_LAPSED: { __typename: 'OptionLapsed', validUntil: expect.stringContaining('T') as string },
  QUESTIONS_OPEN: { __typename: 'QuestionsOpen', questions: [expect.stringMatching(/^qst_/) as string] },
  DISCIPLINES_NOT_ASSESSED: { __typename: 'AssessmentsMissing', disciplines: ['WEB_DEVELOPMENT'] },
  CONFIRMATION_MISSING: {
    ...{ __typename: 'MissingConfirmation' },
    decisionId: expect.stringMatching(/^dec_/) as string,
  },
  OCCURRED_BEFORE: { __typename: 'OccurredBefore', earliest: expect.stringContaining('T') as string },
};

test.each(Object.entries(cases))('%s is met over the API and says what is missing', async (code, meet) => {
  const told = await meet();
  expect([told.status, told.errors]).toEqual([200, []]);
  expect(told.userErrors.map((error) => error.code)).toEqual([code]);
  expect(told.userErrors).toMatchObject([acting[code] ?? {}]);
  expect(told.at('position')).toBeNull();
  const fields = await fieldsOfInput(told);
  for (const { message, path } of told.userErrors) {
    expect(message).toMatch(/^\w.{15,}[.]$/);
    expect(message).not.toMatch(/undefined|null|\[object|NaN|: *[,.]|  /);
    expect(['input', ...fields]).toEqual(expect.arrayContaining([...(path ?? [])]));
  }
});

test('a refusal about a discipline names no field that the input lacks', async () => {
  const effort = [{ discipline: 'ART', hours: '1' }];
  const told = await send('max', 'optionOffer', offer(fixed.ASSESSED.id, 'O', { effort }));
  expect(told.refused).toBe('UNKNOWN_DISCIPLINE');
  expect(await fieldsOfInput(told)).toEqual(
    expect.arrayContaining([...(told.userErrors[0]?.path ?? [])].slice(1)),
  );
});

test('every refusal that carries data is one of these cases', () => {
  expect(Object.keys(acting).filter((code) => !Object.hasOwn(cases, code))).toEqual([]);
});
