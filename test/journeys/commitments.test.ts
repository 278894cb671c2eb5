import { changeRequestCommands } from '../../src/application/change-request-commands.js';
import type { Outcome } from '../../src/application/outcome.js';
import type { Principal } from '../../src/auth/principal.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { isRefusal } from '../../src/kernel/decider.js';
import { newUuid } from '../../src/platform/ids.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

/** All that a process of its own on the same log would be: it shares no turns with another. */
const process = (store: EventStore) =>
  changeRequestCommands(
    {
      store,
      now: () => new Date().toISOString(),
      fingerprintOf: (content) => Promise.resolve(JSON.stringify(content)),
    },
    { optionValidDays: 14, objectionDays: 5, silenceDays: 7, signatureAbove: {}, practiceMonths: 8 },
  );

const manager = (): Principal => ({
  actor: { id: studio.people.max, role: 'ACCOUNT_MANAGER' },
  disciplines: [],
});

const choosing = ({ id, sound }: Life, commandId = newUuid()) => {
  const data = { decisionId: `dec_${commandId}`, optionId: sound, acceptedConsequences: [] };
  return {
    id,
    command: { type: 'MakeDecision', data } as const,
    envelope: { principal: manager(), commandId, input: data, correlationId: commandId },
  };
};

const agree = async (amount: string) => {
  const { projectId } = studio.acme;
  const rules = [
    {
      ruleId: 'small-changes',
      scope: {},
      ceilings: {},
      changeBudget: { amount: { amount, currency: 'EUR' }, periodDays: 30 },
      level: 'STUDIO_DECIDES_AND_INFORMS',
    },
  ];
  const proposed = await studio
    .by('max')
    .done(
      'delegationAgreementPropose',
      { projectId, rules },
      'delegationAgreement { proposed { version digest } }',
    );
  await studio.by('klara').done('delegationAgreementAccept', {
    projectId,
    version: proposed.at('delegationAgreement.proposed.version'),
    digest: proposed.text('delegationAgreement.proposed.digest'),
  });
};

const euro = (amount: string) => ({ amount, currency: 'EUR' });

/** What the client is told of the budget, now or as of a position, and where the log stood. */
const standingNow = async (position?: string) => {
  const { at } = await studio.by('klara').ask(
    `query ($asOf: AsOfInput) {
      _meta(asOf: $asOf) { position }
      project(key: "ACME", asOf: $asOf) { commitments {
        raised { amount currency } committed { amount currency } left { amount currency }
      } }
    }`,
    position === undefined ? {} : { asOf: { position } },
  );
  return { ...(at('project.commitments') as object), position: at('_meta.position') as string };
};

const codes = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (isRefusal(outcome) ? outcome.refused : 'DONE')).sort();

test('of decisions that race for the last of a limit exactly those that fit are made, wherever they are decided', async () => {
  await agree('3601.50');
  const lives: Life[] = [];
  for (let count = 0; count < 8; count += 1) lives.push(await leadTo('BRIEFED', studio));
  const { store } = studio.core;
  const [one, other] = [process(store), process(store)];
  const outcomes = await Promise.all(
    lives.map((life, index) => {
      const { id, command, envelope } = choosing(life);
      return (index % 2 === 0 ? one : other)(id, command, envelope);
    }),
  );
  // 1200.50 each: three fit.
  expect(codes(outcomes)).toEqual([
    ...Array.from({ length: 5 }, () => 'AUTHORITY_EXCEEDED'),
    ...Array.from({ length: 3 }, () => 'DONE'),
  ]);
  expect(await standingNow()).toMatchObject({
    raised: euro('0'),
    committed: euro('3601.50'),
    left: euro('6398.50'),
  });
});

test('what is left of a change budget is told with the agreement, now and as of the past', async () => {
  const left = async (variables: object = {}) =>
    (
      await studio.by('klara').ask(
        `query ($asOf: AsOfInput) { _meta(asOf: $asOf) { position } project(key: "ACME", asOf: $asOf) {
          delegationAgreement { changeBudgets { ruleId granted { amount } left { amount } periodDays } }
        } }`,
        variables as Record<string, unknown>,
      )
    ).at('project.delegationAgreement.changeBudgets');
  const { position } = await standingNow();
  const before = { ruleId: 'small-changes', granted: { amount: '3601.50' }, left: { amount: '0.00' } };
  expect(await left()).toEqual([{ ...before, periodDays: 30 }]);
  await agree('3602');
  // What was used under the rule counts on under the amendment.
  expect(await left()).toMatchObject([{ granted: { amount: '3602' }, left: { amount: '0.50' } }]);
  expect(await left({ asOf: { position } })).toMatchObject([before]);
});

test('a crash between the reservation and the decision loses nothing, and the command sent again is done', async () => {
  await agree('4802.00');
  const crashing: EventStore = {
    ...studio.core.store,
    append: (request) =>
      request.stream.category === 'changeRequest'
        ? Promise.reject(new Error('crash'))
        : studio.core.store.append(request),
  };
  const [first, second] = [await leadTo('BRIEFED', studio), await leadTo('BRIEFED', studio)];
  const sent = choosing(first);
  await expect(process(crashing)(sent.id, sent.command, sent.envelope)).rejects.toThrow('crash');
  const restarted = process(studio.core.store);
  const other = choosing(second);
  // What is reserved counts until its request says otherwise: nobody else gets it.
  expect(codes([await restarted(other.id, other.command, other.envelope)])).toEqual(['AUTHORITY_EXCEEDED']);
  expect(codes([await restarted(sent.id, sent.command, sent.envelope)])).toEqual(['DONE']);
  expect(codes([await restarted(sent.id, sent.command, sent.envelope)])).toEqual(['DONE']);
  const entries = await studio.core.store.readStream({ category: 'commitment', id: studio.acme.projectId });
  expect(entries.filter(({ data }) => data.includes(first.id))).toHaveLength(1);
});

test('a reservation whose request goes on without its decision is free again', async () => {
  await agree('6002.50');
  const crashing: EventStore = {
    ...studio.core.store,
    append: (request) =>
      request.stream.category === 'changeRequest'
        ? Promise.reject(new Error('crash'))
        : studio.core.store.append(request),
  };
  const [first, second] = [await leadTo('BRIEFED', studio), await leadTo('BRIEFED', studio)];
  const sent = choosing(first);
  await expect(process(crashing)(sent.id, sent.command, sent.envelope)).rejects.toThrow('crash');
  await studio.by('klara').done('briefingOpen', { requestId: first.id, number: 1 });
  const other = choosing(second);
  expect(codes([await process(studio.core.store)(other.id, other.command, other.envelope)])).toEqual([
    'DONE',
  ]);
});

test('what is left of the budget is told as of the past, too', async () => {
  const before = await standingNow();
  await agree('100000');
  const life = await leadTo('BRIEFED', studio);
  const { id, command, envelope } = choosing(life);
  expect(codes([await process(studio.core.store)(id, command, envelope)])).toEqual(['DONE']);
  expect(await standingNow()).toMatchObject({ committed: euro('7203.00'), left: euro('2797.00') });
  expect(await standingNow(before.position)).toEqual(before);
});

const foretold = async ({ reference, sound }: Life) =>
  (
    await studio.by('max').ask(
      `query ($reference: String!, $optionId: ID!) { changeRequest(reference: $reference) { authorityFor(optionId: $optionId) {
        level agreement { ruleId changeBudgets { left { amount } } exceeded { limit allowed asked } }
        budgetLeft { amount } increaseNeeded { amount }
      } } }`,
      { reference, optionId: sound },
    )
  ).at('changeRequest.authorityFor');

test('what a decision would rest on is told before it is made, as the rules then have it', async () => {
  await agree('8500');
  const [first, second, last] = [
    await leadTo('BRIEFED', studio),
    await leadTo('BRIEFED', studio),
    await leadTo('BRIEFED', studio),
  ];
  expect(await foretold(first)).toMatchObject({
    level: 'STUDIO_DECIDES_AND_INFORMS',
    agreement: { ruleId: 'small-changes', changeBudgets: [{ left: { amount: '1297.00' } }], exceeded: [] },
    budgetLeft: { amount: '2797.00' },
    increaseNeeded: null,
  });
  const decided = choosing(first);
  expect(codes([await process(studio.core.store)(decided.id, decided.command, decided.envelope)])).toEqual([
    'DONE',
  ]);
  expect(await foretold(second)).toMatchObject({
    level: 'CLIENT_DECIDES',
    agreement: { exceeded: [{ limit: 'CHANGE_BUDGET', allowed: '96.50', asked: '1200.50' }] },
    budgetLeft: { amount: '1596.50' },
  });
  const refused = choosing(second);
  expect(codes([await process(studio.core.store)(refused.id, refused.command, refused.envelope)])).toEqual([
    'AUTHORITY_EXCEEDED',
  ]);
  await studio.by('dora').done('projectSetBudget', {
    projectId: studio.acme.projectId,
    budget: { amount: '9000', currency: 'EUR' },
    why: 'The client has less.',
  });
  expect(await foretold(last)).toMatchObject({
    budgetLeft: { amount: '596.50' },
    increaseNeeded: { amount: '604.00' },
  });
  expect(await foretold({ ...last, sound: 'opt_nowhere' })).toBeNull();
});

describe('what moves budget and deadline', () => {
  const bound = `query { project(key: "ACME") {
    budget { amount } deadline
    commitments { budget { amount } raised { amount } left { amount } }
    budgetChanges { budget { amount } increase { amount } why by { id } decisionId request { reference } }
    deadlineChanges { deadline why by { id } decisionId request { reference } }
  } }`;
  const seen = async () => (await studio.by('kurt').ask(bound)).at('project');
  const setBudget = (amount: string) =>
    studio.by('dora').done('projectSetBudget', {
      ...{ projectId: studio.acme.projectId, budget: euro(amount), why: 'Counted anew.' },
    });
  const deciding = async (more: object) => {
    const life = await leadTo('ACKNOWLEDGED', studio);
    const told = await studio
      .by('klara')
      .done(
        'decisionMake',
        { requestId: life.id, optionId: life.sound, ...more },
        'changeRequest { decision { id } }',
      );
    return { ...life, decisionId: told.text('changeRequest.decision.id') };
  };
  const increase = (amount: string) => ({ budgetIncrease: { amount: euro(amount), words: 'Worth it.' } });

  test("a director's figure is the budget from then on, and what is decided later comes on top", async () => {
    const { people } = studio;
    await setBudget('20000');
    const before = (await seen()) as { readonly commitments: { readonly left: { readonly amount: string } } };
    const left = Number(before.commitments.left.amount);
    await deciding(increase('500'));
    expect(await seen()).toMatchObject({
      budget: { amount: '20000' },
      commitments: {
        budget: { amount: '20500' },
        raised: { amount: '500' },
        left: { amount: (left + 500 - 1200.5).toFixed(2) },
      },
    });

    await setBudget('20000');
    const last = await deciding({ ...increase('100.25'), newDeadline: '2030-06-30' });
    expect(await seen()).toMatchObject({
      budget: { amount: '20000' },
      deadline: '2030-06-30',
      commitments: {
        budget: { amount: '20100.25' },
        raised: { amount: '100.25' },
        left: { amount: (left + 100.25 - 2 * 1200.5).toFixed(2) },
      },
      deadlineChanges: [
        { deadline: '2030-01-31', by: { id: people.max }, decisionId: null, request: null },
        {
          ...{ deadline: '2030-06-30', why: null, by: { id: people.klara } },
          ...{ decisionId: last.decisionId, request: { reference: last.reference } },
        },
      ],
    });
    const { budgetChanges } = (await seen()) as { readonly budgetChanges: readonly unknown[] };
    expect(budgetChanges.slice(-3)).toMatchObject([
      { increase: { amount: '500' }, budget: null, by: { id: people.klara } },
      { budget: { amount: '20000' }, why: 'Counted anew.', by: { id: people.dora }, request: null },
      { increase: { amount: '100.25' }, request: { reference: last.reference } },
    ]);
    // What is told is what the rule reads.
    expect(await foretold(last)).toMatchObject({
      budgetLeft: { amount: (left + 100.25 - 1200.5).toFixed(2) },
    });
  });

  test('a director moves back what a decision has moved, to the very date it had', async () => {
    await studio.by('dora').done('projectSetDeadline', {
      ...{ projectId: studio.acme.projectId, deadline: '2030-01-31', why: 'As agreed at first.' },
    });
    expect(await seen()).toMatchObject({ deadline: '2030-01-31' });
  });

  test('a figure set while decisions raise the budget never counts an increase twice, nor loses one', async () => {
    const lives: Life[] = [];
    for (let count = 0; count < 4; count += 1) lives.push(await leadTo('ACKNOWLEDGED', studio));
    await setBudget('30000');
    const raising = lives.map((life) =>
      studio.by('klara').done('decisionMake', {
        ...{ requestId: life.id, optionId: life.sound, ...increase('1') },
      }),
    );
    await Promise.all([...raising, setBudget('40000')]);
    // Those stored by then are in the figure, the others on top; the ledger and the project's fact say how many.
    const [set] = (await studio.core.store.readStream({ category: 'project', id: studio.acme.projectId }))
      .filter(({ type }) => type === 'BudgetSetByDirector')
      .slice(-1);
    const { raisedBefore } = JSON.parse(String(set?.data)) as { readonly raisedBefore: string };
    const ledger = await studio.core.store.readStream({ category: 'commitment', id: studio.acme.projectId });
    const all = ledger
      .map(({ data }) => Number((JSON.parse(data) as { budgetIncrease: string }).budgetIncrease))
      .reduce((sum, one) => sum + one, 0);
    expect(await seen()).toMatchObject({
      commitments: { raised: { amount: (all - Number(raisedBefore)).toFixed(2) } },
    });
  });
});
