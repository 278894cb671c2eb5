import { differenceOf, mostOf, sumOf } from '../../kernel/decimal.js';
import type { Money } from '../../kernel/money.js';

/** One change of what a project is committed to, written before the decision that makes it is stored. */
export interface Commitment {
  readonly requestId: string;
  readonly decisionId: string;
  /** The revision of the request that the decision's append expects: it can succeed nowhere else. */
  readonly requestRevision: number;
  /** The upper end of the price, as a decimal text in the project's currency. */
  readonly price: string;
  /** By how much the same decision raises the budget. */
  readonly budgetIncrease: string;
  /** The rules that let the studio decide it, and whose change budgets it counts against; none where the client did. */
  readonly rules: readonly string[];
  /** The version of the agreement that they are of. */
  readonly version?: number;
  /** When it was decided, by the program's clock. */
  readonly at: string;
  /** Earlier entries of the same request that it gives back. */
  readonly releases: readonly number[];
  /** The entry of a decision that was disowned: it counts as if it had never been, with all that it gave back. */
  readonly revokes?: number;
}

export interface Entry extends Commitment {
  /** Its own revision in the ledger: what the decision names it by. */
  readonly entry: number;
  /**
   * `PENDING` until the request's history says: `SETTLED` when it holds the decision that names this entry, `VOID` when it
   * has gone on without it.
   */
  readonly status: 'PENDING' | 'SETTLED' | 'VOID';
}

/** What is found out about entries, by their own revisions. */
export interface Findings {
  readonly settled: readonly number[];
  readonly void: readonly number[];
}

export type CommitmentEvents = {
  /** With what was found out by then about earlier entries, so that nobody has to look again. */
  CommitmentReserved: Commitment & Findings;
};

export interface Ledger {
  readonly revision: number;
  readonly entries: readonly Entry[];
}

export const emptyLedger: Ledger = { revision: -1, entries: [] };

/** The ledger with what was found out about its entries. */
export const found = ({ entries, ...ledger }: Ledger, findings: Findings): Ledger => ({
  ...ledger,
  entries: entries.map((one) => ({
    ...one,
    status: findings.settled.includes(one.entry)
      ? 'SETTLED'
      : findings.void.includes(one.entry)
        ? 'VOID'
        : one.status,
  })),
});

/** The ledger after one more reservation. */
export const reserved = (ledger: Ledger, event: CommitmentEvents['CommitmentReserved']): Ledger => {
  const { settled, void: voided, ...commitment } = event;
  const entry = ledger.revision + 1;
  const known = found(ledger, { settled, void: voided });
  return { revision: entry, entries: [...known.entries, { ...commitment, entry, status: 'PENDING' }] };
};

/** The ledger as if one more commitment were kept and its decision stored. */
export const settledAfter = ({ revision, entries }: Ledger, commitment: Commitment): Ledger => {
  const entry = revision + 1;
  return { revision: entry, entries: [...entries, { ...commitment, entry, status: 'SETTLED' }] };
};

/** What an entry counts, as a decimal text. */
type Quantity = (entry: Entry) => string;

const settledOf = (entries: readonly Entry[]) => entries.filter(({ status }) => status === 'SETTLED');

/** Those of them that nobody has disowned. */
const unrevoked = (entries: readonly Entry[]): Entry[] => {
  const revoked = new Set(entries.map(({ revokes }) => revokes));
  return entries.filter(({ entry, revokes }) => !revoked.has(entry) && revokes === undefined);
};

/** Those of them that nobody has disowned and that none of them gives back. */
const unreleased = (entries: readonly Entry[]): Entry[] => {
  const meant = unrevoked(entries);
  const released = new Set(meant.flatMap(({ releases }) => releases));
  return meant.filter(({ entry }) => !released.has(entry));
};

/** The settled entries that nothing settled gives back. */
const standing = (entries: readonly Entry[]): Entry[] => unreleased(settledOf(entries));

const sumBy = (entries: readonly Entry[], quantity: Quantity) => sumOf(entries.map(quantity));

const without = (entries: readonly Entry[], releases: readonly number[]) =>
  entries.filter(({ entry }) => !releases.includes(entry));

/**
 * The most that a request may turn out to take. Its pending entries are alternatives: one append at most can succeed on one
 * revision, and perhaps none does.
 */
function mostTaken(entries: readonly Entry[], quantity: Quantity): string {
  const settled = settledOf(entries);
  const alternatives = entries
    .filter(({ status }) => status === 'PENDING')
    .map((pending) => sumBy(unreleased([...settled, pending]), quantity));
  return mostOf([sumBy(unreleased(settled), quantity), ...alternatives]);
}

/** Whose decision is being made, and what it would give back. Pending entries of the same request can't come beside it. */
export interface Deciding {
  readonly requestId: string;
  readonly releases: readonly number[];
}

const byRequest = (entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> => {
  const requests = new Map<string, Entry[]>();
  for (const entry of entries)
    requests.set(entry.requestId, [...(requests.get(entry.requestId) ?? []), entry]);
  return requests;
};

/** How much of something is taken, as it counts for somebody who is deciding; for a bystander when nobody is. */
export const taken = ({ entries }: Ledger, quantity: Quantity, deciding?: Deciding): string =>
  sumOf(
    [...byRequest(entries)].map(([requestId, ofRequest]) =>
      requestId === deciding?.requestId
        ? sumBy(without(standing(ofRequest), deciding.releases), quantity)
        : mostTaken(ofRequest, quantity),
    ),
  );

/** What decisions take of the budget: one on its way by as much less as it raises it, on which nobody else counts yet. */
export const takenOfBudget: Quantity = ({ status, price, budgetIncrease }) =>
  status === 'SETTLED' ? price : differenceOf(price, budgetIncrease);

/** By how much decisions have raised the budget. It stays raised whatever takes their place. */
export const raised = ({ entries }: Ledger): string =>
  sumBy(unrevoked(settledOf(entries)), ({ budgetIncrease }) => budgetIncrease);

/** What decisions take of a rule's change budget since an instant. */
export const takenUnder =
  (ruleId: string, since: string): Quantity =>
  ({ rules, at, price }) =>
    rules.includes(ruleId) && Date.parse(at) > Date.parse(since) ? price : '0';

/** The entries of a request that stand, but for those of some of its decisions: what a decision in their place gives back. */
export const standingOf = (
  { entries }: Ledger,
  requestId: string,
  begun: readonly string[] = [],
): readonly number[] =>
  standing(entries.filter((one) => one.requestId === requestId))
    .filter(({ decisionId }) => !begun.includes(decisionId))
    .map(({ entry }) => entry);

/** What a decision has raised the budget by. */
export const raisedBy = ({ entries }: Ledger, decisionId: string): string =>
  sumBy(
    entries.filter((one) => one.decisionId === decisionId && one.status === 'SETTLED'),
    ({ budgetIncrease }) => budgetIncrease,
  );

export const pendingIn = ({ entries }: Ledger): readonly Entry[] =>
  entries.filter(({ status }) => status === 'PENDING');

/** What is left of a budget for whoever decides. */
export const leftOf = ({ amount, currency }: Money, ledger: Ledger, deciding?: Deciding): Money => ({
  amount: differenceOf(sumOf([amount, raised(ledger)]), taken(ledger, takenOfBudget, deciding)),
  currency,
});
