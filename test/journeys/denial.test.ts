import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const increase = (amount: string) => ({
  budgetIncrease: { amount: { amount, currency: 'EUR' }, words: 'Take it from the reserve.' },
});

/** Max writes down what he says that Klara told him on the telephone. */
const quote = async ({ id: requestId, sound: optionId }: Life, more: object = {}) => {
  const told = await studio.by('max').done(
    'decisionMake',
    {
      ...{ requestId, optionId, mode: 'VERBAL', channel: 'PHONE', onBehalfOf: studio.people.klara },
      ...more,
    },
    'changeRequest { decision { id digest } }',
  );
  return { id: told.text('changeRequest.decision.id'), digest: told.text('changeRequest.decision.digest') };
};

const deny = ({ id: requestId }: Life, digest: string) =>
  studio.by('klara').done('decisionDeny', { requestId, digest, why: 'I asked what it costs, no more.' });

interface ProjectNow {
  readonly deadline: string;
  readonly budgetChanges: readonly object[];
  readonly deadlineChanges: readonly object[];
  readonly commitments: Readonly<Record<'raised' | 'committed', { readonly amount: string }>>;
}

const projectNow = async () => {
  const { at } = await studio.by('klara').ask(`{ project(key: "ACME") {
    deadline
    budgetChanges { increase { amount } decisionId }
    deadlineChanges { deadline decisionId }
    commitments { budget { amount } raised { amount } committed { amount } left { amount } }
  } }`);
  return at('project') as ProjectNow;
};

const requestNow = async ({ reference }: Life) => {
  const { at, errors } = await studio.by('klara').ask(
    `query ($reference: String!) { changeRequest(reference: $reference) {
      status
      decision { id superseded { why } }
      decisions { id denied { why digest by { name } } }
      viewerCan { decisionMake { allowed code } decisionDeny { allowed code } }
      history(last: 1) { nodes { __typename ... on DecisionDeniedEvent { decisionId why by { name } byRole } } }
    } }`,
    { reference },
  );
  expect(errors).toEqual([]);
  return at('changeRequest');
};

test('a decision that was never made is disowned: the request is as it was, and nothing of the project had moved', async () => {
  const before = await projectNow();
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { id, digest } = await quote(life, { ...increase('500'), newDeadline: '2031-05-05' });
  // What it costs is kept for it; nobody has raised or moved anything by being quoted.
  expect(await projectNow()).toMatchObject({
    deadline: before.deadline,
    commitments: { raised: { amount: '0' }, committed: { amount: '1200.50' } },
  });
  await deny(life, digest);
  expect(await projectNow()).toEqual(before);
  const why = 'I asked what it costs, no more.';
  expect(await requestNow(life)).toEqual({
    status: 'BRIEFED',
    decision: null,
    decisions: [{ id, denied: { why, digest, by: { name: 'Klara Contact' } } }],
    viewerCan: {
      decisionMake: { allowed: true, code: null },
      decisionDeny: { allowed: false, code: 'INVALID_TRANSITION' },
    },
    history: {
      nodes: [
        {
          __typename: 'DecisionDeniedEvent',
          decisionId: id,
          why,
          by: { name: 'Klara Contact' },
          byRole: 'DECIDER',
        },
      ],
    },
  });
  // Sent again it says nothing new; and what was never decided is decided now.
  await deny(life, digest);
  await studio.by('klara').done('decisionMake', { requestId: life.id, optionId: life.sound });
  expect(await requestNow(life)).toMatchObject({ status: 'DECIDED', decisions: [{ id }, { denied: null }] });
});

test('what it had replaced stands again, and takes of the budget what it took', async () => {
  const life = await leadTo('DECIDED', studio);
  const committed = (await projectNow()).commitments;
  const { id: requestId, sound: optionId, decisionId } = life;
  await studio.by('max').done('consequencePredict', {
    ...{
      requestId,
      optionId,
      statement: 'It takes a week more.',
      valence: 'BAD',
      kind: 'SCHEDULE',
      severity: 'LOW',
    },
  });
  await studio.by('max').done('briefingIssue', { requestId, deciders: [studio.people.klara] });
  const { digest } = await quote(life, { supersedes: { decisionId, why: 'On the telephone.' } });
  await deny(life, digest);
  expect(await requestNow(life)).toMatchObject({
    status: 'DECIDED',
    decision: { id: decisionId, superseded: null },
  });
  expect((await projectNow()).commitments).toEqual(committed);
});

test.each(['decisionConfirm', 'decisionSign'])(
  'what was quoted raises and moves with the own word of the decider: %s',
  async (word) => {
    const before = await projectNow();
    const life = await leadTo('ACKNOWLEDGED', studio);
    const newDeadline = word === 'decisionConfirm' ? '2031-06-06' : '2031-07-07';
    const { id: decisionId, digest } = await quote(life, { ...increase('700'), newDeadline });
    const said = { requestId: life.id, digest };
    const signature = word === 'decisionSign' ? { printedName: 'Klara', meaning: 'Yes' } : {};
    await studio.by('klara').done(word, { ...said, ...signature });
    // Signing what was confirmed, or confirming what was signed, raises nothing again.
    await studio.by('klara').done('decisionSign', { ...said, printedName: 'Klara', meaning: 'Yes' });
    const amount = String(Number(before.commitments.raised.amount) + 700);
    const after = await projectNow();
    expect(after).toMatchObject({ deadline: newDeadline, commitments: { raised: { amount } } });
    expect(after.budgetChanges.at(-1)).toEqual({ increase: { amount: '700' }, decisionId });
  },
);

test("a decider's own signed decision in the place of a quoted one takes what it takes, and raises what it raises", async () => {
  const before = await projectNow();
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { id: requestId, sound: optionId } = life;
  const { id: decisionId } = await quote(life, { ...increase('900'), newDeadline: '2039-01-01' });
  await studio.by('max').done('consequencePredict', {
    ...{ requestId, optionId, statement: 'It takes a week more.', valence: 'BAD', kind: 'SCHEDULE' },
    severity: 'LOW',
  });
  const briefed = await studio
    .by('max')
    .done(
      'briefingIssue',
      { requestId, deciders: [studio.people.klara] },
      'changeRequest { briefing { digest } }',
    );
  const digest = briefed.text('changeRequest.briefing.digest');
  await studio.by('klara').done('briefingAcknowledge', { requestId, number: 2, digest });
  await studio.by('klara').done('decisionMake', {
    ...{
      requestId,
      optionId,
      ...increase('10'),
      supersedes: { decisionId, why: 'That was not what I said.' },
    },
    signature: { printedName: 'Klara', meaning: 'Yes' },
  });
  const after = await projectNow();
  const sum = (one: string, more: number) => Number(one) + more;
  expect(after.deadline).toBe(before.deadline);
  expect(Number(after.commitments.raised.amount)).toBe(sum(before.commitments.raised.amount, 10));
  expect(Number(after.commitments.committed.amount)).toBe(sum(before.commitments.committed.amount, 1200.5));
});

test('what a quoted word takes the place of is given back with the own word of the decider, and not before', async () => {
  const life = await leadTo('DECIDED', studio);
  const { id: requestId, sound: optionId, leaveAsIs, decisionId } = life;
  const committed = async () => Number((await projectNow()).commitments.committed.amount);
  const taken = await committed();
  await studio.by('max').done('consequencePredict', {
    ...{ requestId, optionId, statement: 'It takes a week more.', valence: 'BAD', kind: 'SCHEDULE' },
    severity: 'LOW',
  });
  await studio.by('max').done('briefingIssue', { requestId, deciders: [studio.people.klara] });
  const { digest } = await quote(life, {
    optionId: leaveAsIs,
    reason: { code: 'BUDGET', words: 'Not now.' },
    supersedes: { decisionId, why: 'On the telephone.' },
  });
  expect(await committed()).toBe(taken);
  await studio.by('klara').done('decisionConfirm', { requestId, digest });
  expect(await committed()).toBe(taken - 1200.5);
});

test('a quoted word that something else took the place of has moved nothing either', async () => {
  const before = await projectNow();
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { id: decisionId } = await quote(life, { ...increase('900'), newDeadline: '2039-01-01' });
  const other = await leadTo('DECIDED', studio);
  await studio.by('max').done('decisionSupersede', {
    ...{ requestId: life.id, decisionId, byRequestId: other.id, why: 'Both in one.' },
  });
  const { deadline, budgetChanges } = before;
  expect(await projectNow()).toMatchObject({ deadline, budgetChanges });
});

test('only whoever is quoted disowns it, and it is rehearsed like any other command', async () => {
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { digest } = await quote(life);
  const input = { requestId: life.id, digest, why: 'W' };
  expect((await studio.by('kurt').send('decisionDeny', input)).refused).toBe('NOT_THE_DECIDER');
  expect((await studio.by('bert').send('decisionDeny', input)).refused).toBe('NOT_FOUND');
  expect((await studio.by('max').send('decisionDeny', input)).refused).toBe('FORBIDDEN');
  await studio.by('klara').done('decisionDeny', { ...input, dryRun: true });
  expect(await requestNow(life)).toMatchObject({
    status: 'DECIDED',
    viewerCan: { decisionDeny: { allowed: true } },
  });
});
