import fc from 'fast-check';
import {
  type AgreementInForce,
  authorityGiven,
  type DelegationRule,
} from '../../src/aggregates/delegation-agreement/index.js';
import {
  authorityLevels,
  type AuthorityLevel,
  type ElementKind,
  elementKinds,
  type Undertaking,
} from '../../src/kernel/authority.js';
import { isMore } from '../../src/kernel/decimal.js';
import { euros, rule } from './delegation-agreement-life.js';
import { now } from './parties.js';

const inForce = (...rules: readonly DelegationRule[]): AgreementInForce => ({
  version: 3,
  revision: 7,
  rules,
});

const undertaking = (more: Partial<Undertaking> = {}): Undertaking => ({
  disciplines: ['DESIGN'],
  elementKinds: ['PAGE'],
  price: euros('80.00'),
  effortHours: '4',
  scheduleDays: 2,
  ...more,
});

const nothingSpent: Parameters<typeof authorityGiven>[2] = { now, spentUnder: () => '0' };
const any = { disciplines: [], elementKinds: [] };

const given = (rules: readonly DelegationRule[], more: Partial<Undertaking> = {}, moment = nothingSpent) =>
  authorityGiven(inForce(...rules), undertaking(more), moment);

describe('a rule', () => {
  test('lets the studio decide within its scope and its limits, and the answer says by what', () => {
    expect(given([rule()])).toEqual({
      level: 'STUDIO_DECIDES',
      version: 3,
      revision: 7,
      ruleId: 'small-changes',
      rules: ['small-changes'],
      changeBudgets: [],
      exceeded: [],
    });
  });

  test('says nothing of what lies outside its scope: then the client decides', () => {
    const silent = { level: 'CLIENT_DECIDES', rules: [], exceeded: [] };
    expect(given([])).toMatchObject(silent);
    expect(given([rule()], { disciplines: ['COPYWRITING'] })).toMatchObject(silent);
    expect(given([rule()], { disciplines: [] })).toMatchObject(silent);
    const pages = rule({ scope: { disciplines: [], elementKinds: ['PAGE'] } });
    expect(given([pages])).toMatchObject({ level: 'STUDIO_DECIDES' });
    expect(given([pages], { elementKinds: ['DOMAIN'] })).toMatchObject(silent);
    expect(given([pages], { elementKinds: ['DOMAIN'] })).not.toHaveProperty('ruleId');
  });

  test('covers every thing touched, or the client decides', () => {
    expect(given([rule()], { disciplines: ['DESIGN', 'COPYWRITING'] }).level).toBe('CLIENT_DECIDES');
    const texts = rule({ ruleId: 'texts', scope: { disciplines: ['COPYWRITING'], elementKinds: [] } });
    expect(given([rule(), texts], { disciplines: ['DESIGN', 'COPYWRITING'] })).toMatchObject({
      level: 'STUDIO_DECIDES',
      rules: ['small-changes', 'texts'],
    });
  });

  test('of some kinds of elements does not cover what may be any', () => {
    const pages = rule({ scope: { disciplines: [], elementKinds: ['PAGE'] } });
    expect(given([pages], { elementKinds: [] }).level).toBe('CLIENT_DECIDES');
    const domains = rule({
      ruleId: 'domains',
      scope: { disciplines: [], elementKinds: ['DOMAIN'] },
      ceilings: {},
      level: 'CLIENT_DECIDES',
    });
    expect(given([rule({ scope: any }), domains], { elementKinds: ['PAGE'] }).level).toBe('STUDIO_DECIDES');
    expect(given([rule({ scope: any }), domains], { elementKinds: [] })).toMatchObject({
      level: 'CLIENT_DECIDES',
      ruleId: 'domains',
    });
  });

  test('holds up to each ceiling and not beyond', () => {
    const most = { price: euros('100'), effortHours: '8.00', scheduleDays: 5 };
    expect(given([rule()], most).level).toBe('STUDIO_DECIDES');
    const ruleId = 'small-changes';
    const beyond = [
      [{ price: euros('100.01') }, { ruleId, limit: 'PRICE', allowed: '100.00', asked: '100.01' }],
      [{ effortHours: '8.5' }, { ruleId, limit: 'EFFORT', allowed: '8', asked: '8.5' }],
      [{ scheduleDays: 6 }, { ruleId, limit: 'SCHEDULE', allowed: '5', asked: '6' }],
    ] as const;
    for (const [more, exceeded] of beyond)
      expect(given([rule()], more)).toMatchObject({
        level: 'CLIENT_DECIDES',
        rules: [],
        exceeded: [exceeded],
      });
  });

  test('with a ceiling for hours lets nothing through that does not say how many it takes', () => {
    const { effortHours, ...unsaid } = undertaking();
    expect(effortHours).toBeDefined();
    const told = authorityGiven(inForce(rule()), unsaid, nothingSpent);
    expect(told).toMatchObject({
      level: 'CLIENT_DECIDES',
      exceeded: [{ ruleId: 'small-changes', limit: 'EFFORT', allowed: '8' }],
    });
  });

  test('holds in its validity only', () => {
    const valid = (more: Partial<DelegationRule>) => given([rule(more)]).level === 'STUDIO_DECIDES';
    expect(valid({ validFrom: now })).toBe(true);
    expect(valid({ validFrom: '2026-03-02T09:00:00.001Z' })).toBe(false);
    expect(valid({ validTo: '2026-03-02T09:00:00.001Z' })).toBe(true);
    expect(valid({ validTo: now })).toBe(false);
  });
});

describe('the change budget', () => {
  const budgeted = rule({ changeBudget: { amount: euros('300.00'), periodDays: 30 } });

  test('is what all decisions of the last days may come to, to the cent', () => {
    const asked: [string, string][] = [];
    const spent = (amount: string) => ({
      now,
      spentUnder: (ruleId: string, since: string) => {
        asked.push([ruleId, since]);
        return amount;
      },
    });
    expect(given([budgeted], {}, spent('220.00'))).toMatchObject({
      level: 'STUDIO_DECIDES',
      changeBudgets: [
        { ruleId: 'small-changes', granted: euros('300.00'), left: euros('80.00'), periodDays: 30 },
      ],
    });
    expect(asked[0]).toEqual(['small-changes', '2026-01-31T09:00:00.000Z']);
    expect(given([budgeted], {}, spent('220.01'))).toMatchObject({
      level: 'CLIENT_DECIDES',
      changeBudgets: [{ left: euros('79.99') }],
      exceeded: [{ ruleId: 'small-changes', limit: 'CHANGE_BUDGET', allowed: '79.99', asked: '80.00' }],
    });
  });

  test('is not touched by what costs nothing, even when it is overdrawn', () => {
    const overdrawn = { now, spentUnder: () => '400' };
    expect(given([budgeted], { price: euros('0.00') }, overdrawn)).toMatchObject({
      level: 'STUDIO_DECIDES',
      changeBudgets: [{ left: euros('-100.00') }],
    });
  });
});

describe('of several rules', () => {
  const informing = rule({ ruleId: 'inform', scope: any, level: 'STUDIO_DECIDES_AND_INFORMS' });
  const keeping = rule({ ruleId: 'keep', scope: any, ceilings: {}, level: 'CLIENT_DECIDES' });

  test('the strictest wins', () => {
    expect(given([rule(), informing])).toMatchObject({
      level: 'STUDIO_DECIDES_AND_INFORMS',
      ruleId: 'inform',
      rules: ['inform', 'small-changes'],
    });
    expect(given([rule(), informing, keeping])).toMatchObject({ level: 'CLIENT_DECIDES', ruleId: 'keep' });
  });

  test('a strict one whose limits do not hold gives way to none that is more lenient', () => {
    const tight = rule({ ...informing, ceilings: { price: euros('10') } });
    expect(given([rule(), tight])).toMatchObject({
      level: 'STUDIO_DECIDES_AND_INFORMS',
      // Named is who lets it through, not whose limit does not hold.
      ruleId: 'small-changes',
      rules: ['small-changes'],
      exceeded: [{ ruleId: 'inform', limit: 'PRICE' }],
    });
  });

  test('one that lets it through is enough where the others are not stricter', () => {
    const wide = rule({ ruleId: 'wide', ceilings: {} });
    expect(given([rule(), wide], { price: euros('5000') })).toMatchObject({
      level: 'STUDIO_DECIDES',
      ruleId: 'wide',
      rules: ['wide'],
    });
  });
});

const disciplines = ['DESIGN', 'COPYWRITING', 'MAILINGS'];
const kinds = elementKinds.slice(0, 3);
const cents = fc.integer({ min: 0, max: 500 }).map((count) => (count / 100).toFixed(2));
const days = fc.constantFrom('2026-02-01T00:00:00.000Z', now, '2026-04-01T00:00:00.000Z');

const rules: fc.Arbitrary<DelegationRule> = fc
  .record(
    {
      disciplines: fc.subarray(disciplines),
      kinds: fc.subarray(kinds),
      level: fc.constantFrom<AuthorityLevel>(...authorityLevels),
      price: cents,
      effortHours: cents,
      scheduleDays: fc.nat(5),
      changeBudget: cents,
      validFrom: days,
      validTo: days,
    },
    { requiredKeys: ['disciplines', 'kinds', 'level'] },
  )
  .map(({ disciplines: codes, kinds: of, level, price, changeBudget, validFrom, validTo, ...limits }) => ({
    ruleId: 'set below',
    scope: { disciplines: codes, elementKinds: of },
    ceilings: { ...limits, ...(price !== undefined && { price: euros(price) }) },
    ...(changeBudget !== undefined && { changeBudget: { amount: euros(changeBudget), periodDays: 30 } }),
    level,
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  }));

const agreements = fc
  .array(rules, { maxLength: 6 })
  .map((all) => all.map((one, index) => ({ ...one, ruleId: `r${index}` })));

const undertakings: fc.Arbitrary<Undertaking> = fc.record({
  disciplines: fc.subarray(disciplines, { minLength: 1 }),
  elementKinds: fc.subarray(kinds),
  price: cents.map(euros),
  effortHours: cents,
  scheduleDays: fc.nat(5),
});

const moments = fc
  .dictionary(fc.constantFrom('r0', 'r1', 'r2'), cents)
  .map((spent) => ({ now, spentUnder: (ruleId: string) => spent[ruleId] ?? '0' }));

const cases = fc.record({ all: agreements, wanted: undertakings, moment: moments });

const strictness = (level: AuthorityLevel) => authorityLevels.indexOf(level);
const larger = (one: string, other: string) => (isMore(one, other) ? one : other);
const joined = <Item>(one: readonly Item[], other: readonly Item[]) => [...new Set([...one, ...other])];

const isInScope = (scope: DelegationRule['scope'], discipline: string, kind: ElementKind) =>
  (scope.disciplines.length === 0 || scope.disciplines.includes(discipline)) &&
  (scope.elementKinds.length === 0 || scope.elementKinds.includes(kind));

/** Touches and takes at least as much as either. */
const widened = (one: Undertaking, other: Undertaking): Undertaking => ({
  disciplines: joined(one.disciplines, other.disciplines),
  // None named is any, so nothing is wider.
  elementKinds:
    one.elementKinds.length === 0 || other.elementKinds.length === 0
      ? []
      : joined(one.elementKinds, other.elementKinds),
  price: euros(larger(one.price.amount, other.price.amount)),
  effortHours: larger(one.effortHours ?? '0', other.effortHours ?? '0'),
  scheduleDays: Math.max(one.scheduleDays, other.scheduleDays),
});

describe('whatever is agreed and whatever is wanted', () => {
  test('the order of the rules makes no difference', () => {
    fc.assert(
      fc.property(
        agreements.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        undertakings,
        moments,
        ([all, shuffled], wanted, moment) => {
          expect(authorityGiven(inForce(...shuffled), wanted, moment)).toEqual(
            authorityGiven(inForce(...all), wanted, moment),
          );
        },
      ),
    );
  });

  test('a rule at least as strict as the answer never gives the studio more', () => {
    fc.assert(
      fc.property(cases, rules, ({ all, wanted, moment }, another) => {
        const { level } = authorityGiven(inForce(...all), wanted, moment);
        const added = { ...another, ruleId: 'added' };
        fc.pre(strictness(added.level) >= strictness(level));
        const after = authorityGiven(inForce(...all, added), wanted, moment);
        expect(strictness(after.level)).toBeGreaterThanOrEqual(strictness(level));
      }),
    );
  });

  test('wanting more never gives more authority', () => {
    fc.assert(
      fc.property(cases, undertakings, ({ all, wanted, moment }, more) => {
        const before = authorityGiven(inForce(...all), wanted, moment);
        const after = authorityGiven(inForce(...all), widened(wanted, more), moment);
        expect(strictness(after.level)).toBeGreaterThanOrEqual(strictness(before.level));
      }),
    );
  });

  test('the studio decides only what a rule lets through for every thing touched, within what is left', () => {
    fc.assert(
      fc.property(cases, ({ all, wanted, moment }) => {
        const told = authorityGiven(inForce(...all), wanted, moment);
        if (told.level === 'CLIENT_DECIDES') return;
        const letting = all.filter(({ ruleId }) => told.rules.includes(ruleId));
        for (const discipline of wanted.disciplines)
          for (const kind of wanted.elementKinds)
            expect(letting.some(({ scope }) => isInScope(scope, discipline, kind))).toBe(true);
      }),
    );
  });

  test('what lets it through has as much left as it costs', () => {
    fc.assert(
      fc.property(cases, ({ all, wanted, moment }) => {
        const { amount } = wanted.price;
        fc.pre(isMore(amount, '0'));
        const told = authorityGiven(inForce(...all), wanted, moment);
        const letting = all.filter(({ ruleId }) => told.rules.includes(ruleId));
        const ceilings = letting.flatMap((one) => one.ceilings.price?.amount ?? []);
        const left = told.changeBudgets.filter(({ ruleId }) => told.rules.includes(ruleId));
        const limits = [...ceilings, ...left.map((one) => one.left.amount)];
        expect(limits.filter((limit) => isMore(amount, limit))).toEqual([]);
      }),
    );
  });
});
