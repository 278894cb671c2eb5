import { acknowledged } from './change-request-decided.js';
import {
  acknowledge,
  ada,
  choose,
  type Command,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  issueAs,
  predicted,
  reason,
} from './change-request-life.js';
import { closed, delivered, start, started, supersededElsewhere } from './change-request-later.js';

const supersedes = { decisionId: 'dec_1', why: 'The pictures will not come' };
const otherwise = choose('opt_1', {
  decisionId: 'dec_2',
  acceptedConsequences: ['csq_stall'],
  reason,
  supersedes,
});
/** Told anew after the decision: a second briefing that Eve has acknowledged. */
const toldAnew = (facts: readonly Fact[]) => {
  const briefed = factsAfter([...facts, predicted('opt_gallery', 'csq_late')], [issueAs('brf_2', 'con_eve')]);
  return factsAfter(briefed, [acknowledge(briefed, 2), eve]);
};
const signing = (facts: readonly Fact[]): Command => {
  const first = facts.find((fact) => fact.type === 'DecisionMade');
  return {
    type: 'SignDecision',
    data: { digest: first?.data.digest ?? '', printedName: 'Eve', meaning: 'Yes' },
  };
};

describe('reconsidering in the same request', () => {
  test.each([
    ['decided', decided],
    ['started on', started],
  ])('what is %s is replaced after a later briefing, in one act', (_, facts) => {
    const told = toldAnew(facts);
    const [superseded, made] = factsAfter(told, [otherwise, eve]).slice(told.length);
    expect(superseded).toEqual({
      type: 'DecisionSuperseded',
      data: { ...supersedes, saidBy: 'con_eve', byDecisionId: 'dec_2' },
    });
    expect(made?.data).toMatchObject({ decisionId: 'dec_2', supersedes: 'dec_1', chosen: ['opt_1'] });
  });

  test('the work on the old decision counts no more', () => {
    const facts = factsAfter(toldAnew(started), [
      choose('opt_gallery', { decisionId: 'dec_2', supersedes }),
      eve,
    ]);
    given(...facts)
      .when(start)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_2' } });
  });

  test('without saying so, what was decided stands: ALREADY_DECIDED', () => {
    given(...toldAnew(decided))
      .when(choose('opt_gallery', { decisionId: 'dec_2' }), eve)
      .thenRefused('ALREADY_DECIDED', { decisionId: 'dec_1' });
  });

  test('nothing is reconsidered on what was known before: BRIEFING_NOT_LATER', () => {
    given(...decided)
      .when(otherwise, eve)
      .thenRefused('BRIEFING_NOT_LATER', { number: 1 });
  });

  test('only the standing decision is replaced, once, by another: NOT_FOUND, DECISION_SUPERSEDED, ALREADY_EXISTS', () => {
    const told = toldAnew(decided);
    for (const [id, facts] of [
      ['dec_9', told],
      ['dec_1', acknowledged],
    ] as const)
      given(...facts)
        .when(choose('opt_gallery', { decisionId: 'dec_2', supersedes: { decisionId: id, why: 'W' } }), eve)
        .thenRefused('NOT_FOUND', { what: 'decision' });
    given(...told)
      .when(choose('opt_gallery', { decisionId: 'dec_1', supersedes }), eve)
      .thenRefused('ALREADY_EXISTS', { what: 'decision' });
    given(...factsAfter(told, [otherwise, eve]))
      .when(choose('opt_gallery', { decisionId: 'dec_3', supersedes }), eve)
      .thenRefused('DECISION_SUPERSEDED', { decisionId: 'dec_1', byDecisionId: 'dec_2' });
  });

  test('the old one takes no signature any more: DECISION_SUPERSEDED', () => {
    const facts = factsAfter(toldAnew(decided), [otherwise, eve]);
    given(...facts)
      .when(signing(facts), eve)
      .thenRefused('DECISION_SUPERSEDED', { decisionId: 'dec_1', byDecisionId: 'dec_2' });
  });

  test('what is delivered is not reconsidered: INVALID_TRANSITION', () => {
    given(...delivered)
      .when(otherwise, eve)
      .thenRefused('INVALID_TRANSITION', {
        from: 'DELIVERED',
        allowed: ['FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED', 'DECIDED', 'IN_IMPLEMENTATION'],
      });
  });
});

describe('another request takes its place', () => {
  const replace = (byRequestId = 'req_2', decisionId = 'dec_1'): Command => ({
    type: 'SupersedeDecision',
    data: { decisionId, byRequestId, why: 'It became part of the shop' },
  });
  const madeAt = '2026-03-05T09:00:00.000Z';
  const made = { id: 'dec_9', madeAt, decidedBy: ['con_max'], unconfirmed: false };
  const later = { projectId: 'prj_1', decision: made };

  test.each([decided, started, delivered, closed])('history stays and points on', (...facts) => {
    given(...facts)
      .when(replace(), { ...ada, later })
      .then({
        type: 'DecisionSuperseded',
        data: {
          decisionId: 'dec_1',
          why: 'It became part of the shop',
          saidBy: 'mem_ada',
          byRequestId: 'req_2',
          byDecisionId: 'dec_9',
        },
      });
  });

  test('it is decided, elsewhere, in the same project: SUPERSEDES_ITSELF, NOT_FOUND, NOT_DECIDED_THERE', () => {
    const refused = given(...decided);
    refused
      .when(replace('req_1'), { ...ada, later })
      .thenRefused('SUPERSEDES_ITSELF', { requestId: 'req_1' });
    refused.when(replace()).thenRefused('NOT_FOUND', { what: 'request' });
    refused
      .when(replace(), { ...ada, later: { ...later, projectId: 'prj_2' } })
      .thenRefused('NOT_FOUND', { what: 'request' });
    refused
      .when(replace(), { ...ada, later: { projectId: 'prj_1' } })
      .thenRefused('NOT_DECIDED_THERE', { requestId: 'req_2' });
    refused.when(replace('req_2', 'dec_7'), { ...ada, later }).thenRefused('NOT_FOUND', { what: 'decision' });
  });

  test('it came later: DECISION_NOT_LATER', () => {
    const decidedAt = '2026-03-06T09:00:00.000Z';
    given(...decided.map((fact) => ({ ...fact, metadata: { occurredAt: decidedAt } })))
      .when(replace(), { ...ada, later })
      .thenRefused('DECISION_NOT_LATER', { decidedAt, otherDecidedAt: madeAt });
  });

  test('what the client decided, by the own word of one of them only: AUTHORITY_EXCEEDED, CONFIRMATION_MISSING', () => {
    const instead = (more: Partial<typeof made>) => ({
      ...ada,
      later: { ...later, decision: { ...made, ...more } },
    });
    given(...decided)
      .when(replace(), instead({ decidedBy: ['mem_ada'] }))
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'CLIENT_DECIDED',
        exceeded: [],
      });
    given(...decided)
      .when(replace(), instead({ unconfirmed: true }))
      .thenRefused('CONFIRMATION_MISSING', { decisionId: 'dec_9' });
    // Also where whoever decided has left since.
    const client = { contacts: { con_max: 'DECIDER' as const }, former: ['con_eve'], revision: 9 };
    given(...decided)
      .when(replace(), { ...instead({ decidedBy: ['mem_ada'] }), client })
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'CLIENT_DECIDED',
        exceeded: [],
      });
  });

  test('once: DECISION_SUPERSEDED', () => {
    given(...decided, supersededElsewhere)
      .when(replace(), { ...ada, later })
      .thenRefused('DECISION_SUPERSEDED', { decisionId: 'dec_1', byRequestId: 'req_2' });
  });
});
