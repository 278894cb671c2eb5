import type { ChangeRequestEvents } from '../../src/aggregates/change-request/index.js';
import { acknowledged, digest, made } from './change-request-decided.js';
import {
  ada,
  type Command,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  kim,
  max,
} from './change-request-life.js';
import { closed, forEverSince, sinceDecision, supersededElsewhere } from './change-request-later.js';
import { unruly } from './parties.js';

describe('signing', () => {
  const bound = decided.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.digest] : [])).join();
  const sign = (over = bound): Command => ({
    type: 'SignDecision',
    data: { digest: over, printedName: 'Eve E.', meaning: 'I choose this and will pay for it' },
  });
  const signed: Fact = {
    type: 'DecisionSigned',
    data: {
      decisionId: 'dec_1',
      digest: bound,
      signedBy: 'con_eve',
      printedName: 'Eve E.',
      meaning: 'I choose this and will pay for it',
    },
  };

  test('whoever decided signs the digest of the decision, once', () => {
    given(...decided)
      .when(sign(), eve)
      .then(signed);
    given(...decided, signed)
      .when(sign(), eve)
      .thenNothingNew();
  });

  test('nobody else signs it: NOT_THE_DECIDER', () => {
    for (const somebody of [max, kim, ada, { actor: { ...ada.actor, onBehalfOf: 'con_eve' } }])
      given(...decided)
        .when(sign(), somebody)
        .thenRefused('NOT_THE_DECIDER', { decidedBy: ['con_eve'] });
  });

  test('what is signed is the decision, not the briefing: DIGEST_MISMATCH', () => {
    for (const facts of [decided, [...decided, signed]])
      given(...facts)
        .when(sign(digest), eve)
        .thenRefused('DIGEST_MISMATCH', { expected: bound });
  });

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION, DECISION_SUPERSEDED', () => {
    given().when(sign(), eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(...acknowledged)
      .when(sign(), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: sinceDecision });
    given(...closed)
      .when(sign(), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'CLOSED', allowed: sinceDecision });
    given(...decided, supersededElsewhere)
      .when(sign(), eve)
      .thenRefused('DECISION_SUPERSEDED', { decisionId: 'dec_1', byRequestId: 'req_2' });
  });
});

describe('observing', () => {
  type Observed = ChangeRequestEvents['ConsequenceObserved'];
  const observe = (data: Partial<Observed> & Pick<Observed, 'outcome'>): Command => ({
    type: 'ObserveConsequence',
    data: { observationId: 'obs_1', statement: 'Twelve leads more', ...data },
  });
  const observed = (data: Partial<Observed> & Pick<Observed, 'outcome'>, observedBy = 'mem_ada'): Fact => ({
    type: 'ConsequenceObserved',
    data: { observationId: 'obs_1', statement: 'Twelve leads more', ...data, observedBy },
  });
  const supersededHere: Fact = {
    type: 'DecisionSuperseded',
    data: { decisionId: 'dec_1', why: 'Cheaper', byDecisionId: 'dec_2', saidBy: 'con_eve' },
  };
  const whole = {
    outcome: 'BETTER',
    consequenceId: 'csq_leads',
    evidence: 'The March report',
    money: { amount: '300.00', currency: 'EUR' },
    hours: '1.5',
    days: 2,
  } as const;

  test.each([ada, eve, max, kim])('any party says what came, against its prediction: %j', (party) => {
    given(...decided)
      .when(observe(whole), party)
      .then(observed(whole, party.actor.id));
  });

  test('of a superseded decision too', () => {
    given(...decided, { type: 'DecisionSuperseded', data: { decisionId: 'dec_1', why: 'Better idea' } })
      .when(observe(whole), eve)
      .then(observed(whole, 'con_eve'));
  });

  test.each(['AS_PREDICTED', 'BETTER', 'WORSE', 'UNCLEAR'] as const)(
    'is said against a prediction: %s: PREDICTION_MISSING',
    (outcome) => {
      given(...decided)
        .when(observe({ outcome }))
        .thenRefused('PREDICTION_MISSING', { outcome });
    },
  );

  test('the unforeseen has no prediction: FORESEEN', () => {
    given(...decided)
      .when(observe({ outcome: 'UNFORESEEN' }))
      .then(observed({ outcome: 'UNFORESEEN' }));
    given(...decided)
      .when(observe({ outcome: 'UNFORESEEN', consequenceId: 'csq_leads' }))
      .thenRefused('FORESEEN', { consequenceId: 'csq_leads' });
  });

  test('only what was predicted can come as predicted: UNKNOWN_CONSEQUENCE', () => {
    for (const consequenceId of ['csq_other', ...unruly])
      given(...decided)
        .when(observe({ outcome: 'WORSE', consequenceId }))
        .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: [consequenceId] });
  });

  test('what was predicted of an option that nobody chose has not come: UNKNOWN_CONSEQUENCE', () => {
    const ofEmbed = observe({ outcome: 'AS_PREDICTED', consequenceId: 'csq_ads' });
    given(...decided)
      .when(ofEmbed)
      .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: ['csq_ads'] });
    given(...decided, observed({ outcome: 'UNFORESEEN' }))
      .when({
        type: 'CorrectObservation',
        data: {
          ...{ observationId: 'obs_1', statement: 'Ads', why: 'It was foreseen' },
          ...{ outcome: 'AS_PREDICTED', consequenceId: 'csq_ads' },
        },
      })
      .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: ['csq_ads'] });
    given(...decided, supersededHere, made('opt_embed', { decisionId: 'dec_2', supersedes: 'dec_1' }))
      .when(ofEmbed)
      .then(observed({ outcome: 'AS_PREDICTED', consequenceId: 'csq_ads' }));
  });

  test('what was reconsidered may have been carried out, and is observed since it was decided', () => {
    const at = (minute: number) => `2026-03-01T12:0${minute}:00.000Z`;
    const happened = (minute: number) => (fact: Fact) => ({ ...fact, metadata: { occurredAt: at(minute) } });
    const reconsidered = made('opt_embed', { decisionId: 'dec_2', supersedes: 'dec_1' });
    const past = [...decided.map(happened(1)), ...[supersededHere, reconsidered].map(happened(5))];
    for (const data of [whole, { outcome: 'UNFORESEEN' } as const])
      given(...past)
        .when(observe(data), { occurredAt: at(3) })
        .then(observed(data));
    given(...past)
      .when(observe({ outcome: 'WORSE', consequenceId: 'csq_ads' }), { occurredAt: at(3) })
      .thenRefused('OCCURRED_BEFORE', { occurredAt: at(3), earliest: at(5), what: 'decision' });
  });

  test('where a record does not say what was chosen, anything of it may have come', () => {
    const record = {
      ...{ projectId: 'prj_1', title: 'T', wording: 'W' },
      source: { format: 'MADR', file: '1.md', sha256: '0', sections: [] },
      options: [
        {
          ...{ optionId: 'opt_a', title: 'A' },
          consequences: [{ consequenceId: 'csq_a', statement: 'S', valence: 'BAD', kind: 'SALES' }],
        },
      ],
      decision: { decisionId: 'dec_1', chosen: [], decidedBy: [] },
    } as const;
    const imported = factsAfter([], [{ type: 'ImportRecord', data: record }]);
    given(...imported)
      .when(observe({ outcome: 'WORSE', consequenceId: 'csq_a' }))
      .then(observed({ outcome: 'WORSE', consequenceId: 'csq_a' }));
  });

  test('an observation is recorded once; a correction is a further fact: ALREADY_EXISTS', () => {
    const facts = [...decided, observed(whole)];
    given(...facts)
      .when(observe({ outcome: 'UNFORESEEN' }))
      .thenRefused('ALREADY_EXISTS', { what: 'observation' });
    given(...facts)
      .when(observe({ ...whole, observationId: 'obs_2', outcome: 'WORSE' }))
      .then(observed({ ...whole, observationId: 'obs_2', outcome: 'WORSE' }));
  });

  test('nothing comes of what is not decided: NOT_FOUND, INVALID_TRANSITION', () => {
    given().when(observe(whole)).thenRefused('NOT_FOUND', { what: 'request' });
    given(...acknowledged)
      .when(observe(whole))
      .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: forEverSince });
  });
});
