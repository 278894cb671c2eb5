import { differenceOf, sumOf } from '../../kernel/decimal.js';
import type { Money } from '../../kernel/money.js';
import type { PaymentCorrection, Payments } from './aftermath.row.js';
import type { ChangeRequestRow } from './change-request.row.js';
import { type Folding, recorded } from './folding.js';

const withMoney = (
  { payments, ...row }: ChangeRequestRow,
  more: Partial<Pick<Payments, 'agreements' | 'received'>>,
): ChangeRequestRow => ({ ...row, payments: { ...payments, ...more } });

interface Correctable {
  readonly amount: Money;
  readonly corrections: readonly PaymentCorrection[];
}

const correctedBy = <Said extends Correctable>(said: Said, correction: PaymentCorrection): Said => ({
  ...said,
  corrections: [...said.corrections, correction],
});

export const paymentFold: Folding<'PaymentAgreed' | 'PaymentRecorded' | 'PaymentCorrected'> = {
  PaymentAgreed: (row, fact) => {
    const { agreedBy, ...agreed } = fact.data;
    const agreement = { ...agreed, corrections: [], ...recorded(fact) };
    return withMoney(row, { agreements: [...row.payments.agreements, agreement] });
  },

  PaymentRecorded: (row, fact) => {
    const { paymentId: id, recordedBy, ...paid } = fact.data;
    const payment = { id, ...paid, corrections: [], ...recorded(fact) };
    return withMoney(row, { received: [...row.payments.received, payment] });
  },

  PaymentCorrected: (row, fact) => {
    const { paymentId, decisionId, correctedBy: by, ...corrected } = fact.data;
    const correction = { ...corrected, ...recorded(fact) };
    const { agreements, received } = row.payments;
    const latest = agreements.findLast((one) => one.decisionId === decisionId);
    return withMoney(row, {
      agreements: agreements.map((one) => (one === latest ? correctedBy(one, correction) : one)),
      received: received.map((one) => (one.id === paymentId ? correctedBy(one, correction) : one)),
    });
  },
};

/** What holds of it: the last correction, or what was said first. */
const amountOf = ({ amount, corrections }: Correctable): Money => corrections.at(-1)?.amount ?? amount;

const currencyOf = (agreed: Money | undefined, { received }: Payments) =>
  agreed?.currency ?? received[0]?.amount.currency;

/** What stands, what came, and what is left; exact to the last digit. A request's money has one currency. */
export function balanced(payments: Payments, decisionId: string | undefined): Payments {
  const { agreements, received } = payments;
  const agreement = agreements.findLast((one) => one.decisionId === decisionId);
  const agreed = agreement && amountOf(agreement);
  const currency = currencyOf(agreed, payments);
  if (currency === undefined) return { agreements, received };
  const paid = { amount: sumOf(received.map((one) => amountOf(one).amount)), currency };
  if (!agreed) return { agreements, received, paid };
  const outstanding = { amount: differenceOf(agreed.amount, paid.amount), currency };
  return { agreements, received, paid, agreed, outstanding };
}
