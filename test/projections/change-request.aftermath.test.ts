import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { folded } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { wholeLife } from './change-request-story.js';

const request = 'changeRequest/req_1';

/** The story of a request up to its decision, which has position 14. */
const decided = () => {
  const story = log();
  story.facts.push(...wholeLife().facts.slice(0, 14));
  return story;
};
const rowAfter = ({ facts }: ReturnType<typeof log>) => folded(changeRequestProjection, facts).get('req_1');
const decisionId = rowAfter(decided())?.decision?.id ?? '';

const ofMax = { by: 'mem_max' };
const euros = (amount: string) => ({ amount, currency: 'EUR' });

const delivery = (deliveryId: string, number: number) =>
  ({
    type: 'ImplementationDelivered',
    data: {
      ...{ deliveryId, decisionId, number, delivered: 'The form' },
      ...{ criteria: [{ criterion: 'a lead arrives', met: true }], deviations: [], deliveredBy: 'mem_web' },
    },
  }) as const;

test('a confirmation and silence on what is owed are kept with the decision', () => {
  const silence = {
    owed: 'CONFIRMATION',
    silent: ['con_eve'],
    since: moment(14).recordedAt,
    days: 7,
  } as const;
  const story = decided()
    .say(request, { type: 'DecisionSilenceRecorded', data: { decisionId, ...silence } }, { by: 'system' })
    .say(
      request,
      { type: 'DecisionConfirmed', data: { decisionId, digest: 'dd', confirmedBy: 'con_eve' } },
      { by: 'con_eve' },
    );
  expect(rowAfter(story)?.decision).toMatchObject({
    silences: [{ ...silence, by: 'system', ...moment(15) }],
    confirmed: { by: 'con_eve', digest: 'dd', ...moment(16) },
  });
});

test('what is superseded says by what, and a decision in its place keeps it as an earlier one', () => {
  const story = decided();
  const made = story.facts.at(-1)?.data as { readonly digest: string };
  story.say(
    request,
    {
      type: 'DecisionSuperseded',
      data: { decisionId, why: 'Dearer', byDecisionId: 'dec_later', saidBy: 'con_eve' },
    },
    ofMax,
  );
  expect(rowAfter(story)).toMatchObject({ status: 'SUPERSEDED' });
  const again = { ...made, decisionId: 'dec_later', digest: 'later' } as never;
  story.say(request, { type: 'DecisionMade', data: again }, { by: 'con_eve' });
  const row = rowAfter(story);
  expect(row).toMatchObject({
    status: 'DECIDED',
    decision: { id: 'dec_later', silences: [], signatures: [] },
  });
  expect(row?.earlierDecisions).toMatchObject([
    {
      id: decisionId,
      superseded: { why: 'Dearer', byDecisionId: 'dec_later', by: 'mem_max', ...moment(15) },
    },
  ]);
});

test('what was started, delivered, rejected, delivered again and taken is told delivery by delivery', () => {
  const story = decided()
    .say(request, { type: 'ImplementationStarted', data: { decisionId } }, ofMax)
    .say(request, delivery('dlv_1', 1), { by: 'mem_web' });
  expect(rowAfter(story)).toMatchObject({
    status: 'DELIVERED',
    implementation: { decisionId, by: 'mem_max', ...moment(15) },
  });
  const rejection = { rejectedBy: 'con_eve', missing: 'The captions' };
  story.say(request, { type: 'DeliveryRejected', data: { deliveryId: 'dlv_1', ...rejection } }, ofMax);
  expect(rowAfter(story)?.status).toBe('IN_IMPLEMENTATION');
  const acceptance = { acceptedBy: 'con_eve', words: 'Now it is' };
  story
    .say(request, delivery('dlv_2', 2), { by: 'mem_web' })
    .say(
      request,
      { type: 'DeliveryAccepted', data: { deliveryId: 'dlv_2', ...acceptance } },
      { by: 'con_eve' },
    );
  const row = rowAfter(story);
  expect(row?.status).toBe('ACCEPTED');
  const { deliveryId, deliveredBy, ...told } = delivery('dlv_1', 1).data;
  expect(row?.deliveries).toEqual([
    {
      ...{ id: deliveryId, ...told, by: deliveredBy, ...moment(16) },
      rejected: { ...rejection, by: 'mem_max', ...moment(17) },
    },
    {
      ...{ ...told, id: 'dlv_2', number: 2, by: deliveredBy, ...moment(18) },
      accepted: { ...acceptance, by: 'con_eve', ...moment(19) },
    },
  ]);
});

test('what is agreed last stands, what came counts to the last digit, and more than was agreed leaves less than nothing', () => {
  const agreed = (amount: string, why?: string) =>
    ({
      type: 'PaymentAgreed',
      data: { decisionId, amount: euros(amount), ...(why && { why }), agreedBy: 'mem_max' },
    }) as const;
  const paid = (paymentId: string, amount: string) =>
    ({
      type: 'PaymentRecorded',
      data: { paymentId, amount: euros(amount), paidOn: '2026-02-01', recordedBy: 'mem_max' },
    }) as const;
  const story = decided()
    .say(request, agreed('150.50'), ofMax)
    .say(request, agreed('100.10', 'In two parts'), ofMax)
    .say(request, paid('pay_1', '99.9'), ofMax);
  expect(rowAfter(story)?.payments).toMatchObject({
    agreed: euros('100.10'),
    paid: euros('99.9'),
    outstanding: euros('0.20'),
  });
  story.say(request, paid('pay_2', '1.3'), ofMax);
  expect(rowAfter(story)?.payments).toEqual({
    agreements: [
      { decisionId, amount: euros('150.50'), corrections: [], by: 'mem_max', ...moment(15) },
      {
        ...{ decisionId, amount: euros('100.10'), why: 'In two parts', corrections: [] },
        ...{ by: 'mem_max', ...moment(16) },
      },
    ],
    received: [
      {
        ...{ id: 'pay_1', amount: euros('99.9'), paidOn: '2026-02-01', corrections: [] },
        ...{ by: 'mem_max', ...moment(17) },
      },
      {
        ...{ id: 'pay_2', amount: euros('1.3'), paidOn: '2026-02-01', corrections: [] },
        ...{ by: 'mem_max', ...moment(18) },
      },
    ],
    agreed: euros('100.10'),
    paid: euros('101.2'),
    outstanding: euros('-1.10'),
  });
});

test('what is agreed and what came keep what was said first, and the sums follow the last correction', () => {
  const corrected = (data: object, amount: string) =>
    ({
      type: 'PaymentCorrected',
      data: { ...data, amount: euros(amount), why: 'A slip', correctedBy: 'mem_max' },
    }) as const;
  const agreed = {
    type: 'PaymentAgreed',
    data: { decisionId, amount: euros('150'), agreedBy: 'mem_max' },
  } as const;
  const paid = {
    type: 'PaymentRecorded',
    data: { paymentId: 'pay_1', amount: euros('70'), paidOn: '2026-02-01', recordedBy: 'mem_max' },
  } as const;
  const story = decided()
    .say(request, agreed, ofMax)
    .say(request, { ...agreed, data: { ...agreed.data, amount: euros('140') } }, ofMax)
    .say(request, paid, ofMax)
    .say(request, { ...paid, data: { ...paid.data, paymentId: 'pay_2' } }, ofMax)
    .say(request, corrected({ paymentId: 'pay_1', paidOn: '2026-02-02' }, '7'), ofMax)
    .say(request, corrected({ paymentId: 'pay_1' }, '0'), ofMax)
    .say(request, corrected({ decisionId }, '100'), ofMax);
  const { agreements, received, ...sums } = rowAfter(story)?.payments ?? {};
  expect(sums).toEqual({ agreed: euros('100'), paid: euros('70'), outstanding: euros('30') });
  const last = { amount: euros('100'), why: 'A slip', by: 'mem_max', ...moment(21) };
  expect(agreements).toMatchObject([
    { amount: euros('150'), corrections: [] },
    { amount: euros('140'), corrections: [last] },
  ]);
  expect(received).toMatchObject([
    {
      ...{ id: 'pay_1', amount: euros('70'), paidOn: '2026-02-01' },
      corrections: [
        { amount: euros('7'), paidOn: '2026-02-02', why: 'A slip', by: 'mem_max', ...moment(19) },
        { amount: euros('0'), why: 'A slip', by: 'mem_max', ...moment(20) },
      ],
    },
    { id: 'pay_2', amount: euros('70'), corrections: [] },
  ]);
});

test('an observation keeps what was said first, its corrections, and disputes with their rulings stand beside it', () => {
  const corrected = { outcome: 'BETTER', statement: 'Twenty leads', why: 'Counted again' } as const;
  const story = decided()
    .say(
      request,
      {
        type: 'ConsequenceObserved',
        data: { observationId: 'obs_9', outcome: 'WORSE', statement: 'Two leads', observedBy: 'con_eve' },
      },
      ofMax,
    )
    .say(
      request,
      {
        type: 'ObservationCorrected',
        data: { observationId: 'obs_9', ...corrected, correctedBy: 'con_eve' },
      },
      ofMax,
    )
    .say(
      request,
      {
        type: 'AttributionDisputed',
        data: { disputeId: 'dsp_1', observationId: 'obs_9', grounds: 'We had warned', disputedBy: 'mem_max' },
      },
      ofMax,
    )
    .say(
      request,
      { type: 'DisputeResolved', data: { disputeId: 'dsp_1', ruling: 'You had', resolvedBy: 'mem_dora' } },
      { by: 'mem_dora' },
    );
  const row = rowAfter(story);
  expect(row?.observations).toEqual([
    {
      ...{ id: 'obs_9', outcome: 'WORSE', statement: 'Two leads' },
      ...{ observedBy: 'con_eve', recordedBy: 'mem_max', ...moment(15) },
      corrections: [{ ...corrected, correctedBy: 'con_eve', by: 'mem_max', ...moment(16) }],
    },
  ]);
  expect(row?.disputes).toEqual([
    {
      ...{ id: 'dsp_1', observationId: 'obs_9', grounds: 'We had warned', disputedBy: 'mem_max' },
      ...{ by: 'mem_max', ...moment(17) },
      resolved: { ruling: 'You had', by: 'mem_dora', ...moment(18) },
    },
  ]);
});

test('a closed request says what became of its goal', () => {
  const closing = { outcome: 'PARTLY', measured: '31', words: 'Nearly' } as const;
  const story = decided().say(
    request,
    { type: 'RequestClosed', data: { ...closing, closedBy: 'mem_max' } },
    ofMax,
  );
  expect(rowAfter(story)).toMatchObject({
    status: 'CLOSED',
    closing: { ...closing, by: 'mem_max', ...moment(15) },
  });
});
