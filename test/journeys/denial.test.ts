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

const projectNow = async () => {
  const { at } = await studio.by('klara').ask(`{ project(key: "ACME") {
    deadline
    budgetChanges { increase { amount } decisionId deniedAt }
    deadlineChanges { deadline decisionId deniedAt }
    commitments { raised { amount } committed { amount } left { amount } }
  } }`);
  return at('project') as {
    readonly deadline: string;
    readonly budgetChanges: readonly { readonly decisionId: string; readonly deniedAt: string | null }[];
    readonly deadlineChanges: readonly { readonly decisionId: string; readonly deniedAt: string | null }[];
    readonly commitments: object;
  };
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

test('a decision that was never made is disowned: the budget, the deadline and the request are as they were', async () => {
  const before = await projectNow();
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { id, digest } = await quote(life, { ...increase('500'), newDeadline: '2031-05-05' });
  expect(await projectNow()).toMatchObject({
    deadline: '2031-05-05',
    commitments: { raised: { amount: '500' }, committed: { amount: '1200.50' } },
  });
  await deny(life, digest);
  const after = await projectNow();
  expect(after.commitments).toEqual(before.commitments);
  expect(after.deadline).toBe(before.deadline);
  for (const changes of [after.budgetChanges, after.deadlineChanges])
    expect(changes.find(({ decisionId }) => decisionId === id)?.deniedAt).not.toBeNull();
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

test('a figure that a director has set since stays as it was set', async () => {
  const life = await leadTo('ACKNOWLEDGED', studio);
  const { digest } = await quote(life, increase('700'));
  const { projectId } = studio.acme;
  const budget = { amount: '20000', currency: 'EUR' };
  await studio.by('dora').done('projectSetBudget', { projectId, budget, why: 'For the whole year.' });
  const total = async () => {
    const { at } = await studio
      .by('klara')
      .ask('{ project(key: "ACME") { commitments { budget { amount } raised { amount } } } }');
    return at('project.commitments');
  };
  expect(await total()).toEqual({ budget: { amount: '20000' }, raised: { amount: '0' } });
  await deny(life, digest);
  expect(await total()).toEqual({ budget: { amount: '20000' }, raised: { amount: '0' } });
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
