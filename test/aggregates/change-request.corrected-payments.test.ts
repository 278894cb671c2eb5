import type { ChangeRequestCommands } from '../../src/aggregates/change-request/index.js';
import { acknowledged, made } from './change-request-decided.js';
import { type Command, decided, type Fact, factsAfter, given } from './change-request-life.js';
import { closed, forEverSince, supersededElsewhere } from './change-request-later.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const agree: Command = { type: 'AgreePayment', data: { amount: euros('1000') } };
const pay: Command = {
  type: 'RecordPayment',
  data: { paymentId: 'pay_1', amount: euros('500'), paidOn: '2026-03-01' },
};
const correct = (
  amount: string,
  rest: Partial<ChangeRequestCommands['CorrectPayment']> = {},
): Extract<Command, { type: 'CorrectPayment' }> => ({
  type: 'CorrectPayment',
  data: { amount: euros(amount), why: 'A slip', ...rest },
});
const ofPayment = { paymentId: 'pay_1' };

const agreed = factsAfter(decided, [agree]);
const paid = factsAfter(agreed, [pay]);

const corrected = (rest: object): Fact => ({
  type: 'PaymentCorrected',
  data: { ...(rest as { amount: ReturnType<typeof euros> }), why: 'A slip', correctedBy: 'mem_ada' },
});

test('what was agreed is put right as a further fact, whatever the price of the option', () => {
  for (const amount of ['100', '0'])
    given(...paid)
      .when(correct(amount))
      .then(corrected({ decisionId: 'dec_1', amount: euros(amount) }));
  given(...factsAfter(paid, [correct('100')]))
    .when({ type: 'AgreePayment', data: { amount: euros('1000') } })
    .thenRefused('AGREED_PRICE_UNEXPLAINED', {
      price: { from: euros('900.00'), to: euros('1200.00') },
      agreed: euros('100'),
    });
});

test('what came is put right by its id, with the day where that was wrong too', () => {
  given(...paid)
    .when(correct('0', ofPayment))
    .then(corrected({ amount: euros('0'), ...ofPayment }));
  given(...paid)
    .when(correct('500', { ...ofPayment, paidOn: '2026-02-27' }))
    .then(corrected({ amount: euros('500'), ...ofPayment, paidOn: '2026-02-27' }));
});

test('what says the same as was said last is nothing new', () => {
  const again = [
    correct('1000.0'),
    correct('500.00', ofPayment),
    correct('500', { ...ofPayment, paidOn: '2026-03-01' }),
  ];
  for (const command of again)
    given(...paid)
      .when(command)
      .thenNothingNew();
  const twice = factsAfter(paid, [correct('400', { ...ofPayment, paidOn: '2026-02-27' })]);
  given(...twice)
    .when(correct('400', ofPayment))
    .thenNothingNew();
  given(...twice)
    .when(correct('500', ofPayment))
    .then(corrected({ amount: euros('500'), ...ofPayment }));
});

test.each([
  ['no such payment', paid, correct('1', { paymentId: 'pay_9' })],
  ['nothing agreed', factsAfter(decided, [pay]), correct('1')],
  [
    'nothing agreed for the decision that stands',
    [
      ...paid,
      {
        type: 'DecisionSuperseded',
        data: { decisionId: 'dec_1', why: 'W', byDecisionId: 'dec_2', saidBy: 'con_eve' },
      } as const,
      made('opt_embed', { decisionId: 'dec_2', supersedes: 'dec_1' }),
    ],
    correct('1'),
  ],
  ['what is agreed was paid on no day', paid, correct('1', { paidOn: '2026-03-01' })],
])('only what was said is put right: %s: NOT_FOUND', (_, facts, command) => {
  given(...facts)
    .when(command)
    .thenRefused('NOT_FOUND', { what: 'payment' });
});

test('a correction keeps to what the first word keeps to: CURRENCY_MISMATCH, PAID_IN_FUTURE, OCCURRED_BEFORE', () => {
  for (const rest of [{}, ofPayment])
    given(...paid)
      .when(correct('1', { ...rest, amount: { amount: '1', currency: 'USD' } }))
      .thenRefused('CURRENCY_MISMATCH', { currency: 'USD', expected: 'EUR' });
  given(...paid)
    .when(correct('500', { ...ofPayment, paidOn: '2026-03-04' }), { now: '2026-03-02T12:00:00.000Z' })
    .thenRefused('PAID_IN_FUTURE', { paidOn: '2026-03-04', latest: '2026-03-03' });
  const at = '2026-03-02T10:00:00.000Z';
  const dated = paid.map((fact) => ({ ...fact, metadata: { occurredAt: at } }));
  const occurredAt = '2026-03-02T09:59:59.999Z';
  for (const rest of [{}, ofPayment])
    given(...dated)
      .when(correct('1', rest), { occurredAt, now: '2026-03-05T12:00:00.000Z' })
      .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest: at, what: 'payment' });
});

test('for ever since the decision, as payments are recorded; what is owed is agreed after closing, too', () => {
  given(...acknowledged)
    .when(correct('1'))
    .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: forEverSince });
  const late = factsAfter(closed, [agree], [pay]);
  for (const facts of [late, [...paid, supersededElsewhere]])
    for (const command of [correct('1'), correct('1', ofPayment)])
      expect(factsAfter(facts, [command]).at(-1)?.type).toBe('PaymentCorrected');
});
