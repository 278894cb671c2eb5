import {
  changeRequest,
  type ChangeRequestContext,
  undertakingOf,
} from '../../src/aggregates/change-request/index.js';
import { owedBy } from '../../src/aggregates/change-request/decision/state.js';
import { authorityGiven, type DelegationRule } from '../../src/aggregates/delegation-agreement/index.js';
import { acknowledged } from './change-request-decided.js';
import {
  ada,
  advised,
  choose,
  context,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  issueAs,
  max,
  offer,
  predicted,
  reason,
} from './change-request-life.js';
import { euros, rule } from './delegation-agreement-life.js';
import { now } from './parties.js';

const any = { disciplines: [], elementKinds: [] };

/** The limits of a project whose agreement has these rules, and so much left of its budget. */
const under = (
  rules: readonly DelegationRule[],
  budgetLeft = '5000.00',
  spent = '0',
): Pick<ChangeRequestContext, 'limits'> => ({
  limits: {
    budgetLeft: euros(budgetLeft),
    agreement: (undertaking) =>
      authorityGiven({ version: 2, revision: 5, rules }, undertaking, { now, spentUnder: () => spent }),
  },
});

const left = (amount: string): Pick<ChangeRequestContext, 'limits'> => ({
  limits: { budgetLeft: euros(amount) },
});

const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const wide = rule({ scope: any, ceilings: { price: euros('2000') } });
const informing = { ...wide, level: 'STUDIO_DECIDES_AND_INFORMS' as const };

const formulationOf = (facts: readonly Fact[]) => {
  const { formulation } = facts.reduce(changeRequest.evolve, changeRequest.initialState);
  if (!formulation) throw new Error('Nothing is formulated.');
  return formulation;
};

const madeIn = (facts: readonly Fact[]) => {
  const last = facts.find((fact) => fact.type === 'DecisionMade');
  if (last?.type !== 'DecisionMade') throw new Error('Nothing was decided.');
  return last.data;
};

const decided = (
  command: Parameters<typeof factsAfter>[1][0],
  circumstances: Partial<ChangeRequestContext>,
) => madeIn(factsAfter(briefed, [command, circumstances]));

describe('rule 2: the studio decides what was delegated', () => {
  test('within the agreement a manager chooses from the briefing, and what it rests on is copied in', () => {
    expect(decided(choose('opt_gallery'), { ...ada, ...under([wide]) })).toMatchObject({
      decidedBy: ['mem_ada'],
      mode: 'WRITTEN',
      recordedAs: 'ACCOUNT_MANAGER',
      price: euros('1200.00'),
      briefing: { number: 1 },
      authority: {
        level: 'STUDIO_DECIDES',
        basis: 'AGREEMENT',
        clientRevision: 7,
        budgetLeft: euros('5000.00'),
        agreement: { version: 2, revision: 5, ruleId: 'small-changes', rules: ['small-changes'] },
      },
    });
  });

  test('what is urgent too, on what is on offer; that it is shown is owed, and that it is acknowledged is not', () => {
    const urgent = advised.map((fact) =>
      fact.type === 'RequestReceived' ? { ...fact, data: { ...fact.data, kind: 'URGENT' } } : fact,
    ) as readonly Fact[];
    const manager = { ...ada, ...under([informing]) };
    const facts = factsAfter(urgent, [choose('opt_gallery', { mode: 'URGENT' }), manager]);
    expect(madeIn(facts)).toMatchObject({
      decidedBy: ['mem_ada'],
      mode: 'URGENT',
      skipped: ['BRIEFING'],
      advised: 'opt_gallery',
      informed: ['con_eve', 'con_max'],
      authority: { level: 'STUDIO_DECIDES_AND_INFORMS' },
    });
    const owed = (all: readonly Fact[]) => {
      const { decision } = all.reduce(changeRequest.evolve, changeRequest.initialState);
      return decision && owedBy(decision);
    };
    expect(owed(facts)).toEqual(['BRIEFING']);
    expect(owed(factsAfter(facts, [issue('con_eve')]))).toEqual([]);
    // What nobody has written down yet may touch anything: that was delegated to nobody.
    const raw = urgent.filter(({ type }) => type === 'RequestReceived');
    const offeredAtOnce = factsAfter(raw, [{ type: 'OfferOption', data: { optionId: 'opt_now', ...offer } }]);
    given(...offeredAtOnce)
      .when(choose('opt_now', { mode: 'URGENT' }), {
        ...ada,
        ...under([wide]),
      })
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'NOT_FORMULATED',
        exceeded: [],
      });
    // Nor is what came from elsewhere without a price.
    const unpriced = urgent.map((fact) => {
      if (fact.type !== 'OptionOffered') return fact;
      const { price, ...rest } = fact.data;
      return { ...fact, data: rest };
    }) as readonly Fact[];
    given(...unpriced)
      .when(choose('opt_gallery', { mode: 'URGENT' }), manager)
      .thenRefused('AUTHORITY_EXCEEDED', { level: 'CLIENT_DECIDES', because: 'COST_UNSAID', exceeded: [] });
  });

  test('nobody of the studio signs for the client, however it decides: NOT_A_DECIDER', () => {
    const signature = { printedName: 'Eve E.', meaning: 'Yes' };
    for (const mode of ['WRITTEN', 'SIGNED', 'URGENT'] as const) {
      const facts = briefed.map((fact) =>
        fact.type === 'RequestReceived' ? { ...fact, data: { ...fact.data, kind: 'URGENT' } } : fact,
      ) as readonly Fact[];
      given(...facts)
        .when(choose('opt_gallery', { mode, signature }), { ...ada, ...under([wide]) })
        .thenRefused('NOT_A_DECIDER', { contacts: ['mem_ada'] });
    }
  });

  test('the kinds that an option would change count beside those that are to be worked on', () => {
    const elements = [{ kind: 'CONTENT_BLOCK' as const, name: 'Gallery' }];
    const changes = [{ kind: 'INTEGRATION' as const, name: '1C', change: 'Another exchange' }];
    const formulation = { ...formulationOf(briefed), elements };
    const option = { price: { from: euros('1'), to: euros('1') }, leadTimeDays: 1, changes };
    expect(undertakingOf(option, { formulation })?.elementKinds).toEqual(['CONTENT_BLOCK', 'INTEGRATION']);
    expect(undertakingOf(option, { formulation: formulationOf(briefed) })?.elementKinds).toEqual([]);
  });

  test('the very same decided again is no answer to an objection: OBJECTION_OPEN', () => {
    const manager = { ...ada, ...under([informing]) };
    const made = factsAfter(briefed, [choose('opt_gallery'), manager]);
    const objected = factsAfter(made, [
      { type: 'RaiseObjection', data: { objectionId: 'obj_1', kind: 'BUDGET', statement: 'No', causes: [] } },
      eve,
    ]);
    const anew = factsAfter(
      [...objected, predicted('opt_gallery', 'csq_late')],
      [issueAs('brf_2', 'con_eve')],
    );
    const supersedes = { decisionId: 'dec_1', why: 'As before' };
    const again = (optionId: string) =>
      choose(optionId, { decisionId: 'dec_2', supersedes, acceptedConsequences: ['csq_stall'], reason });
    given(...anew)
      .when(again('opt_gallery'), manager)
      .thenRefused('OBJECTION_OPEN', { objections: ['obj_1'] });
    const otherwise = factsAfter(anew, [again('opt_1'), manager]);
    expect(otherwise.at(-1)?.type).toBe('DecisionMade');
    // Nor by way of another choice.
    const later = factsAfter(
      [...otherwise, predicted('opt_gallery', 'csq_later')],
      [issueAs('brf_3', 'con_eve')],
    );
    given(...later)
      .when(
        choose('opt_gallery', { decisionId: 'dec_3', supersedes: { decisionId: 'dec_2', why: 'After all' } }),
        manager,
      )
      .thenRefused('OBJECTION_OPEN', { objections: ['obj_1'] });
  });

  test('nobody at the client is informed unless that was agreed, and then all deciders at once', () => {
    const quiet = decided(choose('opt_gallery'), { ...ada, ...under([wide]) });
    expect(quiet).not.toHaveProperty('informed');
    expect(quiet).not.toHaveProperty('objectionUntil');
    const told = decided(choose('opt_gallery'), { ...ada, ...under([informing]) });
    expect(told.informed).toEqual(['con_eve', 'con_max']);
    expect(told.objectionUntil).toBeDefined();
  });

  test('what was left of the change budget is copied in', () => {
    const changeBudget = { amount: euros('3000'), periodDays: 30 };
    const made = decided(choose('opt_gallery'), {
      ...ada,
      ...under([{ ...wide, changeBudget }], '5000.00', '1000'),
    });
    expect(made.authority?.agreement?.changeBudgets).toEqual([
      { ruleId: 'small-changes', granted: euros('3000'), left: euros('2000'), periodDays: 30 },
    ]);
  });

  test('with nothing delegated, or beyond it, the client decides: AUTHORITY_EXCEEDED', () => {
    const nothing = { level: 'CLIENT_DECIDES', because: 'NOTHING_AGREED', exceeded: [] } as const;
    given(...briefed)
      .when(choose('opt_gallery'), { ...ada, ...left('5000') })
      .thenRefused('AUTHORITY_EXCEEDED', nothing);
    given(...briefed)
      .when(choose('opt_gallery'), { ...ada, ...under([rule()]) })
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'NOT_DELEGATED',
        version: 2,
        exceeded: [
          { ruleId: 'small-changes', limit: 'PRICE', allowed: '100.00', asked: '1200.00' },
          { ruleId: 'small-changes', limit: 'EFFORT', allowed: '8', asked: expect.any(String) as string },
          { ruleId: 'small-changes', limit: 'SCHEDULE', allowed: '5', asked: expect.any(String) as string },
        ],
      });
    const keep = rule({ ruleId: 'keep', scope: any, ceilings: {}, level: 'CLIENT_DECIDES' });
    given(...briefed)
      .when(choose('opt_gallery'), { ...ada, ...under([wide, keep]) })
      .thenRefused('AUTHORITY_EXCEEDED', {
        ...nothing,
        because: 'NOT_DELEGATED',
        version: 2,
        ruleId: 'keep',
      });
  });

  test('the studio too decides on a briefing that still holds, though nobody has acknowledged it', () => {
    given(...advised)
      .when(choose('opt_gallery'), { ...ada, ...under([wide]) })
      .thenRefused('OPTION_NOT_OFFERED', { optionId: 'opt_gallery' });
    given(...briefed)
      .when(choose('opt_gallery'), { ...ada, ...under([wide]), now: '2027-01-01T00:00:00.000Z' })
      .thenRefused('OPTION_LAPSED', {
        optionId: 'opt_gallery',
        validUntil: '2026-04-01T00:00:00.000Z',
      });
  });

  test('rule 3 holds for the studio as for anybody', () => {
    const made = given(...briefed).when(choose('opt_embed'), { ...ada, ...under([wide]) });
    made.thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
      consequences: ['csq_foreign', 'csq_ads'],
      reasonMissing: true,
      unsuitable: true,
    });
  });

  test('a decider always may, and the decision says what the agreement would have given', () => {
    const made = madeIn(factsAfter(acknowledged, [choose('opt_gallery'), { ...eve, ...under([rule()]) }]));
    expect(made.authority).toMatchObject({
      level: 'CLIENT_DECIDES',
      basis: 'AGREEMENT',
      agreement: { level: 'CLIENT_DECIDES', version: 2, rules: [] },
    });
    expect(made).not.toHaveProperty('informed');
    given(...briefed)
      .when(choose('opt_gallery'), { ...max, ...under([wide]) })
      .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', {
        number: 1,
        digest: expect.any(String) as string,
      });
  });

  test('what the client decided the studio does not decide anew', () => {
    const facts = factsAfter(acknowledged, [choose('opt_gallery'), eve]);
    const again = factsAfter(facts, [issueAs('brf_2', 'con_eve')]);
    given(...again)
      .when(
        choose('opt_gallery', { decisionId: 'dec_2', supersedes: { decisionId: 'dec_1', why: 'Better' } }),
        { ...ada, ...under([wide]) },
      )
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'CLIENT_DECIDED',
        version: 2,
        exceeded: [],
      });
  });
});

describe('rule 4: the budget', () => {
  const raise = (amount: string, currency = 'EUR') => ({
    budgetIncrease: { amount: { amount, currency }, words: 'It is worth it' },
  });

  test('a price above what is left needs an increase in the same act: BUDGET_EXCEEDED', () => {
    const exceeded = { left: euros('1000.00'), price: euros('1200.00') };
    const told = given(...acknowledged);
    told.when(choose('opt_gallery'), { ...eve, ...left('1000.00') }).thenRefused('BUDGET_EXCEEDED', exceeded);
    told
      .when(choose('opt_gallery', raise('199.99')), { ...eve, ...left('1000.00') })
      .thenRefused('BUDGET_EXCEEDED', exceeded);
    const made = madeIn(
      factsAfter(acknowledged, [choose('opt_gallery', raise('200')), { ...eve, ...left('1000.00') }]),
    );
    expect(made.budgetIncrease).toEqual({ ...raise('200').budgetIncrease, salt: context.salt });
    expect(made.authority?.budgetLeft).toEqual(euros('1000.00'));
  });

  test('exactly what is left is enough, and what costs nothing needs none of it', () => {
    for (const [option, amount] of [
      ['opt_gallery', '1200.00'],
      ['opt_1', '-5'],
    ] as const) {
      const reason = { code: 'OTHER', words: 'Ours' } as const;
      const all = option === 'opt_1' ? { acceptedConsequences: ['csq_stall'], reason } : {};
      const facts = factsAfter(acknowledged, [choose(option, all), { ...eve, ...left(amount) }]);
      expect(madeIn(facts).chosen).toEqual([option]);
    }
  });

  test('the studio is bound by it too, and moves neither budget nor deadline: LIMITS_NOT_YOURS', () => {
    given(...briefed)
      .when(choose('opt_gallery'), { ...ada, ...under([wide], '1000.00') })
      .thenRefused('BUDGET_EXCEEDED', { left: euros('1000.00'), price: euros('1200.00') });
    given(...briefed)
      .when(choose('opt_gallery', { ...raise('500'), newDeadline: '2026-12-01' }), {
        ...ada,
        ...under([wide], '1000.00'),
      })
      .thenRefused('LIMITS_NOT_YOURS', { moved: ['budgetIncrease', 'newDeadline'] });
  });

  test('the increase is in the currency of the project: CURRENCY_MISMATCH', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', raise('500', 'USD')), { ...eve, ...left('1000.00') })
      .thenRefused('CURRENCY_MISMATCH', { currency: 'USD', expected: 'EUR' });
  });

  test('a decider moves the deadline in the same act, not into the past: DEADLINE_PASSED', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { newDeadline: '2026-03-01' }), { ...eve, ...left('5000') })
      .thenRefused('DEADLINE_PASSED', { newDeadline: '2026-03-01' });
    const moved = choose('opt_gallery', { newDeadline: '2026-12-01' });
    const made = madeIn(factsAfter(acknowledged, [moved, { ...eve, ...left('5000') }]));
    expect(made.newDeadline).toBe('2026-12-01');
  });

  test('the decision names the entry of the ledger that keeps what it takes', () => {
    const made = madeIn(factsAfter(acknowledged, [choose('opt_gallery'), { ...eve, commitment: 4 }]));
    expect(made.commitment).toBe(4);
  });
});
