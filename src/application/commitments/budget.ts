import { budgetUnraised } from '../../aggregates/project/index.js';
import type { EventStore } from '../../event-store/event-store.js';
import { differenceOf, sumOf } from '../../kernel/decimal.js';
import type { Money } from '../../kernel/money.js';
import { type LedgerOf, readLedger } from './commitments.js';
import { leftOf, raised } from './ledger.js';

/** What decisions have done to a project's budget, as the rule that decides reads it. */
export interface BudgetStanding {
  /** What it comes to: the figure that was set last, and what decisions have raised it by since. */
  readonly budget: Money;
  /** By how much decisions have raised it since it was set. */
  readonly raised: Money;
  /** What decisions have taken of it, those on their way included. */
  readonly committed: Money;
  /** What the next decision may take without raising it; below zero where a director has lowered it since. */
  readonly left: Money;
}

/** The figure that was set last, and what decisions had raised the budget by then. */
export interface BudgetSet {
  readonly projectId: string;
  readonly budget: Money;
  readonly raisedBefore: string;
}

/** By how much decisions have raised a project's budget, as a decimal text. */
export const raisedSoFar = async (store: EventStore, projectId: string): Promise<string> =>
  raised((await readLedger(store, projectId)).ledger);

/** Read from the ledger itself, so that it is never behind what would be refused. */
export async function budgetStanding(
  ledgerOf: LedgerOf,
  { projectId, budget, raisedBefore }: BudgetSet,
): Promise<BudgetStanding> {
  const ledger = await ledgerOf(projectId);
  const { currency } = budget;
  const since = differenceOf(raised(ledger), raisedBefore);
  const now = sumOf([budget.amount, since]);
  const left = leftOf(budgetUnraised({ budget, raisedBefore }) ?? budget, ledger);
  const inIts = (amount: string): Money => ({ amount, currency });
  return {
    budget: inIts(now),
    raised: inIts(since),
    committed: inIts(differenceOf(now, left.amount)),
    left,
  };
}
