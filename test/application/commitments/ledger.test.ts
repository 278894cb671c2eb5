import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  type Commitment,
  type CommitmentEvents,
  emptyLedger,
  found,
  type Ledger,
  leftOf,
  raised,
  reserved,
  standingOf,
  taken,
  takenOfBudget,
  takenUnder,
} from '../../../src/application/commitments/ledger.js';
import { isMore, sumOf } from '../../../src/kernel/decimal.js';

const at = '2026-03-02T09:00:00.000Z';
const nothingFound = { settled: [], void: [] };

const commitment = (requestId: string, price: string, more: Partial<Commitment> = {}): Commitment => ({
  requestId,
  decisionId: `dec_${requestId}`,
  requestRevision: 10,
  price,
  budgetIncrease: '0',
  rules: ['small'],
  at,
  releases: [],
  ...more,
});

const ledgerOf = (...commitments: readonly Commitment[]): Ledger =>
  commitments.reduce((ledger, one) => reserved(ledger, { ...one, ...nothingFound }), emptyLedger);

const settle = (ledger: Ledger, ...settled: readonly number[]) => found(ledger, { settled, void: [] });
const drop = (ledger: Ledger, ...voided: readonly number[]) => found(ledger, { settled: [], void: voided });

describe('an entry', () => {
  const one = ledgerOf(commitment('a', '40'));

  test('counts as long as it may still become a decision, and as a decision, and not when it never will', () => {
    for (const counting of [one, settle(one, 0)]) expect(taken(counting, takenOfBudget)).toBe('40');
    expect(taken(drop(one, 0), takenOfBudget)).toBe('0');
  });

  test('carries what was found out about earlier ones', () => {
    const next = reserved(one, { ...commitment('b', '5'), settled: [], void: [0] });
    expect(next.entries.map(({ entry, status }) => [entry, status])).toEqual([
      [0, 'VOID'],
      [1, 'PENDING'],
    ]);
    expect(next.revision).toBe(1);
    expect(taken(next, takenOfBudget)).toBe('5');
  });

  test('of the request that is being decided does not stand in its own way', () => {
    const deciding = { requestId: 'a', releases: [] };
    expect(taken(one, takenOfBudget, deciding)).toBe('0');
    expect(taken(settle(one, 0), takenOfBudget, deciding)).toBe('40');
    expect(leftOf({ amount: '100.00', currency: 'EUR' }, one)).toEqual({ amount: '60.00', currency: 'EUR' });
  });
});

test('of several attempts on one request the dearest counts, for one at most can succeed', () => {
  const rivals = ledgerOf(commitment('a', '40'), commitment('a', '70'), commitment('a', '10'));
  expect(taken(rivals, takenOfBudget)).toBe('70');
  expect(taken(drop(rivals, 1), takenOfBudget)).toBe('40');
});

test('a decision in the place of another gives back what that one took, once it is made', () => {
  const first = settle(ledgerOf(commitment('a', '40')), 0);
  expect(standingOf(first, 'a')).toEqual([0]);
  const second = reserved(first, { ...commitment('a', '25', { releases: [0] }), ...nothingFound });
  expect(taken(second, takenOfBudget)).toBe('40');
  expect(taken(settle(second, 1), takenOfBudget)).toBe('25');
  expect(standingOf(settle(second, 1), 'a')).toEqual([1]);
  expect(taken(drop(second, 1), takenOfBudget)).toBe('40');
  expect(taken(first, takenOfBudget, { requestId: 'a', releases: [0] })).toBe('0');
});

describe('what was disowned counts as if it had never been', () => {
  const revoking = (revokes: number) => commitment('a', '0', { revokes, rules: [] });

  test('its price, once that is settled', () => {
    const ledger = settle(ledgerOf(commitment('a', '70'), revoking(0)), 0);
    expect(taken(ledger, takenOfBudget)).toBe('70');
    const settled = settle(ledger, 1);
    expect(taken(settled, takenOfBudget)).toBe('0');
    expect(leftOf({ amount: '100', currency: 'EUR' }, settled).amount).toBe('100');
    expect(standingOf(settled, 'a')).toEqual([]);
  });

  test('an increase that was counted before anybody confirmed it, as it once was', () => {
    const settled = settle(ledgerOf(commitment('a', '70', { budgetIncrease: '30' }), revoking(0)), 0);
    expect(raised(settled)).toBe('30');
    expect(raised(settle(settled, 1))).toBe('0');
  });

  test('with all that it gave back: what it had replaced takes what it took', () => {
    const replacing = commitment('a', '20', { releases: [0] });
    const ledger = settle(ledgerOf(commitment('a', '70'), replacing, revoking(1)), 0, 1);
    expect(taken(ledger, takenOfBudget)).toBe('70');
    expect(taken(settle(ledger, 2), takenOfBudget)).toBe('70');
    expect(taken(drop(ledger, 2), takenOfBudget)).toBe('20');
    expect(standingOf(settle(ledger, 2), 'a')).toEqual([0]);
  });
});

test('what was begun is not given back by whatever takes its place later', () => {
  const begun = commitment('a', '60', { decisionId: 'dec_begun' });
  const other = commitment('a', '10', { decisionId: 'dec_other' });
  const ledger = settle(ledgerOf(begun, other), 0, 1);
  expect(standingOf(ledger, 'a')).toEqual([0, 1]);
  expect(standingOf(ledger, 'a', ['dec_begun'])).toEqual([1]);
});

test('an increase of the budget helps others once it is settled, and not before', () => {
  const raising = ledgerOf(commitment('a', '40', { budgetIncrease: '100' }));
  expect(taken(raising, takenOfBudget)).toBe('0');
  const hundred = { amount: '100', currency: 'EUR' };
  expect(leftOf(hundred, raising).amount).toBe('100');
  expect(leftOf(hundred, settle(raising, 0)).amount).toBe('160');
  const instead = reserved(settle(raising, 0), {
    ...commitment('a', '1', { releases: [0] }),
    ...nothingFound,
  });
  expect(leftOf(hundred, settle(instead, 1)).amount).toBe('199');
});

test('a change budget counts what its rule let through within its days', () => {
  const ledger = ledgerOf(
    commitment('a', '40'),
    commitment('b', '5', { rules: ['other'] }),
    commitment('c', '3', { rules: [] }),
    commitment('d', '7', { at: '2026-01-01T00:00:00.000Z' }),
  );
  expect(taken(ledger, takenUnder('small', '2026-02-01T00:00:00.000Z'))).toBe('40');
  expect(taken(ledger, takenUnder('small', '2025-12-31T00:00:00.000Z'))).toBe('47');
  expect(taken(ledger, takenUnder('small', at))).toBe('0');
});

/** Requests, and what really became of each reservation: what the log would say. */
interface World {
  ledger: Ledger;
  readonly revisions: Map<string, number>;
  readonly fates: Map<number, 'SETTLED' | 'VOID'>;
  readonly begun: { readonly seen: number; readonly commitment: Commitment; readonly findings: Findings }[];
}
type Findings = Parameters<typeof found>[1];

const budget = { amount: '100', currency: 'EUR' };
const ruleLimit = '60';
const early = '2000-01-01T00:00:00.000Z';
const requests = ['a', 'b', 'c'];

const revisionOf = ({ revisions }: World, requestId: string) => revisions.get(requestId) ?? 10;

/** What anybody who looks into the requests finds. */
const look = (world: World): Findings => {
  const known = (fate: 'SETTLED' | 'VOID') =>
    world.ledger.entries.filter(
      ({ entry, status }) => status === 'PENDING' && world.fates.get(entry) === fate,
    );
  return {
    settled: known('SETTLED').map(({ entry }) => entry),
    void: known('VOID').map(({ entry }) => entry),
  };
};

/** Every reservation whose request has gone on without it is lost. */
const moveOn = (world: World, requestId: string, winner?: number) => {
  const revision = revisionOf(world, requestId);
  for (const { entry, requestId: of } of world.ledger.entries)
    if (of === requestId && !world.fates.has(entry))
      world.fates.set(entry, entry === winner ? 'SETTLED' : 'VOID');
  world.revisions.set(requestId, revision + 1);
};

type Step = (world: World) => void;

/** Decides as the command handler does: on what it has read, and only what fits. */
const begin = fc
  .record({
    requestId: fc.constantFrom(...requests),
    price: fc.nat(60),
    increase: fc.constantFrom(0, 0, 0, 15),
    byStudio: fc.boolean(),
    instead: fc.boolean(),
  })
  .map(({ requestId, price, increase, byStudio, instead }): Step => (world) => {
    const findings = look(world);
    const ledger = found(world.ledger, findings);
    const releases = instead ? standingOf(ledger, requestId) : [];
    const deciding = { requestId, releases };
    const fits = !isMore(
      price.toString(),
      sumOf([leftOf(budget, ledger, deciding).amount, increase.toString()]),
    );
    const spent = taken(ledger, takenUnder('small', early), deciding);
    const delegated = !byStudio || !isMore(sumOf([spent, price.toString()]), ruleLimit);
    if (!fits || !delegated) return;
    const made = commitment(requestId, price.toString(), {
      requestRevision: revisionOf(world, requestId),
      budgetIncrease: increase.toString(),
      rules: byStudio ? ['small'] : [],
      releases,
    });
    world.begun.push({ seen: world.ledger.revision, commitment: made, findings });
  });

/** Writes the reservation, unless somebody else wrote to the ledger since. */
const reserve = fc.nat(9).map((index): Step => (world) => {
  const wanted = world.begun[index];
  if (wanted?.seen !== world.ledger.revision) return;
  world.ledger = reserved(world.ledger, { ...wanted.commitment, ...wanted.findings });
  // Its request may have gone on while it was being reserved.
  const { requestId, requestRevision } = wanted.commitment;
  if (revisionOf(world, requestId) !== requestRevision) world.fates.set(world.ledger.revision, 'VOID');
});

/** Stores the decision, if its request still stands where it stood; a crash in between is this step not coming. */
const append = fc.nat(19).map((entry): Step => (world) => {
  const wanted = world.ledger.entries[entry];
  if (wanted && !world.fates.has(entry)) moveOn(world, wanted.requestId, entry);
});

const edit = fc.constantFrom(...requests).map(
  (requestId): Step =>
    (world) =>
      moveOn(world, requestId),
);

/** All that the log might hold in the end: of each request nothing more, or one of the decisions still on their way. */
const endings = (world: World): number[][] =>
  requests.reduce<number[][]>(
    (soFar, requestId) => {
      const open = world.ledger.entries.filter(
        (one) => one.requestId === requestId && !world.fates.has(one.entry),
      );
      return soFar.flatMap((settled) => [settled, ...open.map(({ entry }) => [...settled, entry])]);
    },
    [[...world.fates].flatMap(([entry, fate]) => (fate === 'SETTLED' ? [entry] : []))],
  );

test('whatever is decided at once, wherever it is interrupted, no limit is ever exceeded', () => {
  let stored = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: begin },
          { weight: 6, arbitrary: reserve },
          { weight: 4, arbitrary: append },
          { weight: 1, arbitrary: edit },
        ),
        { minLength: 10, maxLength: 60 },
      ),
      (steps) => {
        const world: World = { ledger: emptyLedger, revisions: new Map(), fates: new Map(), begun: [] };
        for (const step of steps) {
          step(world);
          const known = found(world.ledger, look(world));
          expect(isMore('0', leftOf(budget, known).amount)).toBe(false);
          expect(isMore(taken(known, takenUnder('small', early)), ruleLimit)).toBe(false);
        }
        for (const settled of endings(world)) {
          const made = world.ledger.entries.filter(({ entry }) => settled.includes(entry));
          const given = made.flatMap(({ releases }) => releases);
          const stands = made.filter(({ entry }) => !given.includes(entry));
          stored += stands.length;
          const raisedTo = sumOf([budget.amount, ...made.map(({ budgetIncrease }) => budgetIncrease)]);
          expect(isMore(sumOf(stands.map(({ price }) => price)), raisedTo)).toBe(false);
          const ofRule = stands.filter(({ rules }) => rules.length > 0).map(({ price }) => price);
          expect(isMore(sumOf(ofRule), ruleLimit)).toBe(false);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(stored).toBeGreaterThan(300);
});

test('what a release has written down counts as it did then', () => {
  const file = new URL('../../fixtures/ledgers/0.2.0.json', import.meta.url);
  type Kept = readonly {
    readonly facts: readonly { readonly data: CommitmentEvents['CommitmentReserved'] }[];
  }[];
  const [kept] = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  const ledger = (kept?.facts ?? []).map(({ data }) => data).reduce(reserved, emptyLedger);
  expect(ledger.entries.map(({ status }) => status)).toEqual(['SETTLED', 'SETTLED', 'SETTLED', 'PENDING']);
  // The third took the place of the first, and gave back what that had taken.
  expect(taken(ledger, takenOfBudget)).toBe('1450.50');
  expect(taken(ledger, takenUnder('small-changes', '2026-01-01T00:00:00.000Z'))).toBe('150');
  expect(raised(ledger)).toBe('500');
});
