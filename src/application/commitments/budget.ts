import type { EventStore } from '../../event-store/event-store.js';
import { differenceOf, sumOf } from '../../kernel/decimal.js';
import type { Money } from '../../kernel/money.js';
import { readLedger } from './commitments.js';
import { leftOf, raised } from './ledger.js';

/** What decisions have done to a project's budget, as the rule that decides reads it. */
export interface BudgetStanding {
  /** By how much decisions have raised it. */
  readonly raised: Money;
  /** What decisions have taken of it, those on their way included. */
  readonly committed: Money;
  /** What the next decision may take without raising it; below zero where a director has lowered it since. */
  readonly left: Money;
}

/** Read from the ledger itself, so that it is never behind what would be refused; up to a position of the log, if one is given. */
export async function budgetStanding(
  store: EventStore,
  { projectId, budget }: { readonly projectId: string; readonly budget: Money },
  upTo?: bigint,
): Promise<BudgetStanding> {
  const { ledger } = await readLedger(store, projectId, upTo);
  const { currency } = budget;
  const by = raised(ledger);
  const left = leftOf(budget, ledger);
  const committed = differenceOf(sumOf([budget.amount, by]), left.amount);
  return { raised: { amount: by, currency }, committed: { amount: committed, currency }, left };
}
