import { acknowledged } from './change-request-decided.js';
import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  decided,
  eve,
  factsAfter,
  given,
  issue,
  kim,
  max,
  reason,
} from './change-request-life.js';
import {
  accepted,
  close,
  closed,
  delivered,
  forEverSince,
  sinceDecision,
  supersededElsewhere,
} from './change-request-later.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const left = { acceptedConsequences: ['csq_stall'], reason };

describe('what is to be paid', () => {
  const agree = (amount: string, why?: string): Command => ({
    type: 'AgreePayment',
    data: { amount: euros(amount), ...(why !== undefined && { why }) },
  });
  const agreed = factsAfter(decided, [agree('1000')]);

  test.each(['900.00', '900', '1200.00', '1000.5'])(
    'the price of what was chosen, within its range: %s',
    (amount) => {
      given(...decided)
        .when(agree(amount))
        .then({
          type: 'PaymentAgreed',
          data: { decisionId: 'dec_1', amount: euros(amount), agreedBy: 'mem_ada' },
        });
    },
  );

  test.each(['899.99', '1200.01', '0'])('another amount says why: %s: AGREED_PRICE_UNEXPLAINED', (amount) => {
    const price = { from: euros('900.00'), to: euros('1200.00') };
    given(...decided)
      .when(agree(amount))
      .thenRefused('AGREED_PRICE_UNEXPLAINED', { price });
    given(...decided)
      .when(agree(amount, 'A rebate'))
      .then({
        type: 'PaymentAgreed',
        data: { decisionId: 'dec_1', amount: euros(amount), why: 'A rebate', agreedBy: 'mem_ada' },
      });
  });

  test('the same again is nothing new; another amount says why: AGREED_PRICE_UNEXPLAINED', () => {
    given(...agreed)
      .when(agree('1000.00'))
      .thenNothingNew();
    given(...agreed)
      .when(agree('1100'))
      .thenRefused('AGREED_PRICE_UNEXPLAINED', {
        price: { from: euros('900.00'), to: euros('1200.00') },
        agreed: euros('1000'),
      });
  });

  test('money is said in the currency of the project, and recorded once: CURRENCY_MISMATCH, ALREADY_EXISTS', () => {
    const pay = (currency: string): Command => ({
      type: 'RecordPayment',
      data: { paymentId: 'pay_1', amount: { amount: '5', currency }, paidOn: '2026-03-01' },
    });
    const mismatch = { currency: 'USD', expected: 'EUR' };
    given(...decided)
      .when({ type: 'AgreePayment', data: { amount: { amount: '1000', currency: 'USD' } } })
      .thenRefused('CURRENCY_MISMATCH', mismatch);
    given(...decided)
      .when(pay('USD'))
      .thenRefused('CURRENCY_MISMATCH', mismatch);
    given(...factsAfter(closed, [pay('EUR')]))
      .when(pay('EUR'))
      .thenRefused('ALREADY_EXISTS', { what: 'payment' });
    given(...acknowledged)
      .when(pay('EUR'))
      .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: forEverSince });
    given(...closed, supersededElsewhere)
      .when(agree('1000'))
      .thenRefused('INVALID_TRANSITION', { from: 'SUPERSEDED', allowed: [...sinceDecision, 'CLOSED'] });
  });

  test('what is recorded as paid has been paid, wherever the day is furthest on: PAID_IN_FUTURE', () => {
    const payment = (paidOn: string) => ({ paymentId: 'pay_1', amount: euros('5'), paidOn });
    const paidOn = (day: string): Command => ({ type: 'RecordPayment', data: payment(day) });
    const noon = { now: '2026-03-02T12:00:00.000Z' };
    given(...decided)
      .when(paidOn('2026-03-03'), noon)
      .then({ type: 'PaymentRecorded', data: { ...payment('2026-03-03'), recordedBy: 'mem_ada' } });
    given(...decided)
      .when(paidOn('2026-03-04'), noon)
      .thenRefused('PAID_IN_FUTURE', { paidOn: '2026-03-04', latest: '2026-03-03' });
    given(...decided)
      .when(paidOn('2026-03-03'), { now: '2026-03-02T09:59:59.999Z' })
      .thenRefused('PAID_IN_FUTURE', { paidOn: '2026-03-03', latest: '2026-03-02' });
  });
});

describe('closing', () => {
  test('against the goal, once the client has taken it', () => {
    given(...accepted)
      .when(close())
      .then({
        type: 'RequestClosed',
        data: {
          outcome: 'REACHED',
          measured: '43 leads a month',
          words: 'It pays for itself',
          closedBy: 'mem_ada',
        },
      });
  });

  test('leaving it as it is needs no delivery', () => {
    const facts = factsAfter(acknowledged, [choose('opt_1', left), eve], [close()]);
    expect(facts.at(-1)?.type).toBe('RequestClosed');
  });

  test('what is to be made is closed once it is taken: INVALID_TRANSITION', () => {
    given(...decided)
      .when(close())
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed: ['ACCEPTED'] });
    for (const [facts, from] of [
      [delivered, 'DELIVERED'],
      [closed, 'CLOSED'],
    ] as const)
      given(...facts)
        .when(close())
        .thenRefused('INVALID_TRANSITION', { from, allowed: ['DECIDED', 'ACCEPTED'] });
  });

  test('nothing is owed any more: CLOSING_BLOCKED, until it is made up for', () => {
    const briefed = factsAfter(advised, [issue('con_eve')]);
    const quotingEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
    const said = factsAfter(briefed, [
      choose('opt_1', { ...left, mode: 'VERBAL', channel: 'PHONE' }),
      quotingEve,
    ]);
    given(...said)
      .when(close())
      .thenRefused('CLOSING_BLOCKED', { owed: ['ACKNOWLEDGEMENT', 'CONFIRMATION'] });
    const aware = factsAfter(said, [acknowledge(briefed), eve]);
    given(...aware)
      .when(close())
      .thenRefused('CLOSING_BLOCKED', { owed: ['CONFIRMATION'] });
    const made = said.find((fact) => fact.type === 'DecisionMade');
    const confirmed = factsAfter(aware, [
      { type: 'ConfirmDecision', data: { digest: made?.data.digest ?? '' } },
      eve,
    ]);
    expect(factsAfter(confirmed, [close()]).at(-1)?.type).toBe('RequestClosed');
  });

  test('who claims to know says by which value: MEASURED_VALUE_MISSING', () => {
    const measure = 'leads a month';
    for (const outcome of ['REACHED', 'PARTLY', 'MISSED'] as const)
      given(...accepted)
        .when({ type: 'CloseRequest', data: { outcome, words: 'So' } })
        .thenRefused('MEASURED_VALUE_MISSING', { measure });
    given(...accepted)
      .when({ type: 'CloseRequest', data: { outcome: 'UNKNOWN', words: 'Nobody counts' } })
      .then({
        type: 'RequestClosed',
        data: { outcome: 'UNKNOWN', words: 'Nobody counts', closedBy: 'mem_ada' },
      });
  });
});

describe('what was observed', () => {
  const observed = factsAfter(closed, [
    {
      type: 'ObserveConsequence',
      data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain' },
    },
    eve,
  ]);
  const correct = (observationId = 'obs_1'): Command => ({
    type: 'CorrectObservation',
    data: { observationId, why: 'It was snow', outcome: 'UNFORESEEN', statement: 'Snow' },
  });
  const dispute: Command = {
    type: 'DisputeAttribution',
    data: { disputeId: 'dsp_1', observationId: 'obs_1', grounds: 'Nobody makes the weather' },
  };
  const resolve: Command = { type: 'ResolveDispute', data: { disputeId: 'dsp_1', ruling: 'Nobody answers' } };

  test('is put right by the side that saw it, as a further fact: NOT_YOURS_TO_CORRECT', () => {
    for (const somebody of [eve, max, kim])
      given(...observed)
        .when(correct(), somebody)
        .then({
          type: 'ObservationCorrected',
          data: {
            observationId: 'obs_1',
            why: 'It was snow',
            outcome: 'UNFORESEEN',
            statement: 'Snow',
            correctedBy: somebody.actor.id,
          },
        });
    given(...observed)
      .when(correct())
      .thenRefused('NOT_YOURS_TO_CORRECT', { observedBy: 'con_eve' });
    given(...observed)
      .when(correct('obs_9'), eve)
      .thenRefused('NOT_FOUND', { what: 'observation' });
  });

  test('is disputed and ruled on, which changes no fact: NOT_FOUND, ALREADY_EXISTS, DISPUTE_RESOLVED', () => {
    const disputed = factsAfter(observed, [dispute]);
    expect(disputed.at(-1)?.data).toMatchObject({ disputedBy: 'mem_ada', observationId: 'obs_1' });
    given(...closed)
      .when(dispute)
      .thenRefused('NOT_FOUND', { what: 'observation' });
    given(...disputed)
      .when(dispute)
      .thenRefused('ALREADY_EXISTS', { what: 'dispute' });
    given(...observed)
      .when(resolve)
      .thenRefused('NOT_FOUND', { what: 'dispute' });
    given(...factsAfter(disputed, [resolve]))
      .when(resolve)
      .thenRefused('DISPUTE_RESOLVED', { disputeId: 'dsp_1' });
  });
});
