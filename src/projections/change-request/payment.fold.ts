import { differenceOf, sumOf } from '../../kernel/decimal.js';
import type { Money } from '../../kernel/money.js';
import type { Payments } from './aftermath.row.js';
import type { ChangeRequestRow } from './change-request.row.js';
import { type Folding, recorded } from './folding.js';

const withMoney = (
  { payments, ...row }: ChangeRequestRow,
  more: Partial<Pick<Payments, 'agreements' | 'received'>>,
): ChangeRequestRow => ({ ...row, payments: { ...payments, ...more } });

export const paymentFold: Folding<'PaymentAgreed' | 'PaymentRecorded'> = {
  PaymentAgreed: (row, fact) => {
    const { agreedBy, ...agreed } = fact.data;
    return withMoney(row, { agreements: [...row.payments.agreements, { ...agreed, ...recorded(fact) }] });
  },

  PaymentRecorded: (row, fact) => {
    const { paymentId: id, recordedBy, ...paid } = fact.data;
    return withMoney(row, { received: [...row.payments.received, { id, ...paid, ...recorded(fact) }] });
  },
};

const currencyOf = (agreed: Money | undefined, { received }: Payments) =>
  agreed?.currency ?? received[0]?.amount.currency;

/** What stands, what came, and what is left; exact to the last digit. A request's money has one currency. */
export function balanced(payments: Payments, decisionId: string | undefined): Payments {
  const { agreements, received } = payments;
  const agreed = agreements.findLast((one) => one.decisionId === decisionId)?.amount;
  const currency = currencyOf(agreed, payments);
  if (currency === undefined) return { agreements, received };
  const paid = { amount: sumOf(received.map(({ amount }) => amount.amount)), currency };
  if (!agreed) return { agreements, received, paid };
  const outstanding = { amount: differenceOf(agreed.amount, paid.amount), currency };
  return { agreements, received, paid, agreed, outstanding };
}
