import { isRefusal, refuse } from '../../../kernel/decider.js';
import { compareDecimals, isMore } from '../../../kernel/decimal.js';
import type { Money } from '../../../kernel/money.js';
import { type PriceRange, whyForeign } from '../../../kernel/offer.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import { furthestDay } from '../calendar.js';
import type { PaymentCommands } from './commands.js';

type Agreeing = Readonly<PaymentCommands['AgreePayment']>;

const isSame = (one: Money, other: Money) => compareDecimals(one.amount, other.amount) === 0;

const isWithin = ({ amount }: Money, { from, to }: PriceRange) =>
  !isMore(from.amount, amount) && !isMore(amount, to.amount);

/** What is agreed is the price of what was chosen, once; anything else says why. */
const whyUnexplained = (
  { amount, why }: Agreeing,
  price: PriceRange | undefined,
  agreed: Money | undefined,
) =>
  why !== undefined || (agreed === undefined && price && isWithin(amount, price))
    ? undefined
    : refuse('AGREED_PRICE_UNEXPLAINED', { ...(price && { price }), ...(agreed && { agreed }) });

/** What stands for the standing decision already. */
const agreedFor = ({ agreed }: ChangeRequest, decisionId: string): Money | undefined =>
  agreed.find((one) => one.decisionId === decisionId)?.amount;

const payable = (state: ChangeRequest, amount: Money, { project }: ChangeRequestContext) =>
  unlessStanding(state, 'AgreePayment') ??
  whyForeign(amount, project?.currency ?? '') ??
  state.decision ??
  refuse('NOT_FOUND', { what: 'decision' as const });

/** What is recorded as paid has been paid. */
const whyNotPaid = (paidOn: string | undefined, { now }: ChangeRequestContext) => {
  const latest = furthestDay(now);
  return paidOn !== undefined && paidOn > latest ? refuse('PAID_IN_FUTURE', { paidOn, latest }) : undefined;
};

type Correcting = Readonly<PaymentCommands['CorrectPayment']>;
type Payment = ChangeRequest['payments'][number];

const correctedAgreement = (
  { amount, paidOn, why }: Correcting,
  state: ChangeRequest,
  context: ChangeRequestContext,
) => {
  const { id: decisionId = '' } = state.decision ?? {};
  const agreed = agreedFor(state, decisionId);
  // What is agreed was paid on no day.
  if (!agreed || paidOn !== undefined) return refuse('NOT_FOUND', { what: 'payment' as const });
  if (isSame(agreed, amount)) return [];
  const data = { decisionId, amount, why, correctedBy: context.actor.id };
  return [{ type: 'PaymentCorrected' as const, data }];
};

const correctedPayment = (correction: Correcting, payment: Payment, context: ChangeRequestContext) => {
  const { amount, paidOn = payment.paidOn } = correction;
  if (isSame(payment.amount, amount) && paidOn === payment.paidOn) return [];
  const data = { ...correction, correctedBy: context.actor.id };
  return whyNotPaid(correction.paidOn, context) ?? [{ type: 'PaymentCorrected' as const, data }];
};

/** What the choice obliges the client to pay, what came, and what was said wrongly of either. */
export const decidePayment: CommandHandlers<PaymentCommands> = {
  AgreePayment: ({ amount, why }, state, context) => {
    const decision = payable(state, amount, context);
    if (isRefusal(decision)) return decision;
    const { id: decisionId, option } = decision;
    const agreed = agreedFor(state, decisionId);
    if (agreed && isSame(agreed, amount)) return [];
    const agreeing = { amount, ...(why !== undefined && { why }) };
    const refusal = whyUnexplained(agreeing, option?.price, agreed);
    const data = { decisionId, ...agreeing, agreedBy: context.actor.id };
    return refusal ?? [{ type: 'PaymentAgreed', data }];
  },

  RecordPayment: (payment, state, context) => {
    const refusal =
      unlessStanding(state, 'RecordPayment') ??
      whyForeign(payment.amount, context.project?.currency ?? '') ??
      whyNotPaid(payment.paidOn, context);
    if (refusal) return refusal;
    if (state.payments.some(({ id }) => id === payment.paymentId))
      return refuse('ALREADY_EXISTS', { what: 'payment' });
    return [{ type: 'PaymentRecorded', data: { ...payment, recordedBy: context.actor.id } }];
  },

  CorrectPayment: (correction, state, context) => {
    const { paymentId, amount } = correction;
    const refusal =
      unlessStanding(state, 'CorrectPayment') ?? whyForeign(amount, context.project?.currency ?? '');
    if (refusal) return refusal;
    if (paymentId === undefined) return correctedAgreement(correction, state, context);
    const payment = state.payments.find(({ id }) => id === paymentId);
    return payment
      ? correctedPayment(correction, payment, context)
      : refuse('NOT_FOUND', { what: 'payment' });
  },
};
