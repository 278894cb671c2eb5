import {
  authorityLevels,
  type AuthorityGiven,
  type AuthorityLevel,
  type ChangeBudgetLeft,
  type ElementKind,
  elementKinds,
  type LimitExceeded,
  type Undertaking,
} from '../../kernel/authority.js';
import { differenceOf, isAboveZero, isMore } from '../../kernel/decimal.js';
import { isValidAt } from './state.js';
import type { DelegationRule } from './vocabulary.js';

/** The version in force, as far as authority hangs on it. */
export interface AgreementInForce {
  readonly version: number;
  readonly revision: number;
  readonly rules: readonly DelegationRule[];
}

export interface Moment {
  readonly now: string;
  /** What decisions under a rule have come to since an instant, as a decimal text. */
  readonly spentUnder: (ruleId: string, since: string) => string;
}

const dayInMilliseconds = 86_400_000;

const daysBefore = (instant: string, days: number): string =>
  new Date(Date.parse(instant) - days * dayInMilliseconds).toISOString();

const strictness = (level: AuthorityLevel): number => authorityLevels.indexOf(level);

const strictestOf = (levels: readonly AuthorityLevel[]): AuthorityLevel =>
  authorityLevels[Math.max(...levels.map(strictness))] ?? 'CLIENT_DECIDES';

/** What is left of a rule's change budget: its period reaches back from now, so that no date lets it begin anew. */
export function changeBudgetLeft(
  { ruleId, changeBudget }: DelegationRule,
  { now, spentUnder }: Moment,
): ChangeBudgetLeft | undefined {
  if (!changeBudget) return undefined;
  const { amount: granted, periodDays } = changeBudget;
  const spent = spentUnder(ruleId, daysBefore(now, periodDays));
  const left = { amount: differenceOf(granted.amount, spent), currency: granted.currency };
  return { ruleId, granted, left, periodDays };
}

const comparedBy = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const byRule = <Item extends { readonly ruleId: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => comparedBy(one.ruleId, other.ruleId));

interface Weighed {
  readonly rule: DelegationRule;
  readonly exceeded: readonly LimitExceeded[];
  readonly changeBudget?: ChangeBudgetLeft | undefined;
  /** Whether it lets the studio decide this. */
  readonly delegates: boolean;
}

const limitsOf = (
  { ceilings }: DelegationRule,
  { price, effortHours, scheduleDays }: Undertaking,
  changeBudget: ChangeBudgetLeft | undefined,
): readonly (readonly [LimitExceeded['limit'], string | undefined, string | undefined])[] => [
  ['PRICE', ceilings.price?.amount, price.amount],
  ['EFFORT', ceilings.effortHours, effortHours],
  ['SCHEDULE', ceilings.scheduleDays?.toString(), scheduleDays.toString()],
  // What costs nothing takes nothing of it, even where an amendment has left less than nothing.
  ['CHANGE_BUDGET', isAboveZero(price.amount) ? changeBudget?.left.amount : undefined, price.amount],
];

/** What isn't said can be any. */
const exceeding = (
  limit: Omit<LimitExceeded, 'asked'>,
  asked: string | undefined,
): readonly LimitExceeded[] => {
  if (asked === undefined) return [limit];
  return isMore(asked, limit.allowed) ? [{ ...limit, asked }] : [];
};

/** A rule whose limits don't hold doesn't delegate; one under which the client decides never does. */
function weigh(rule: DelegationRule, undertaking: Undertaking, moment: Moment): Weighed {
  const { ruleId, level } = rule;
  const changeBudget = changeBudgetLeft(rule, moment);
  const exceeded = limitsOf(rule, undertaking, changeBudget).flatMap(([limit, allowed, asked]) =>
    allowed === undefined ? [] : exceeding({ ruleId, limit, allowed }, asked),
  );
  return { rule, exceeded, changeBudget, delegates: level !== 'CLIENT_DECIDES' && exceeded.length === 0 };
}

const isIn = <Item>(scope: readonly Item[], item: Item) => scope.length === 0 || scope.includes(item);

/** One thing that is touched: a discipline, and the kind of element it works on. */
interface Touched {
  readonly discipline: string;
  readonly kind: ElementKind;
}

const covers = ({ scope }: DelegationRule, { discipline, kind }: Touched) =>
  isIn(scope.disciplines, discipline) && isIn(scope.elementKinds, kind);

/** Where nobody has said which kinds of elements, it may be any. */
const touchedBy = ({ disciplines, elementKinds: kinds }: Undertaking): Touched[] =>
  disciplines.flatMap((discipline) =>
    (kinds.length > 0 ? kinds : elementKinds).map((kind) => ({ discipline, kind })),
  );

/**
 * The strictest of the rules that cover it, if one of them delegates it. Going beyond a strict rule's limits never leads to
 * a more lenient level: such a rule lets nothing through any more, and stays as strict as it is.
 */
const levelOf = (covering: readonly Weighed[]): AuthorityLevel =>
  covering.some(({ delegates }) => delegates)
    ? strictestOf(covering.map(({ rule }) => rule.level))
    : 'CLIENT_DECIDES';

/**
 * The rule that an answer names: one that lets it through, of the level found where there is one; where none does, one that
 * gives it to the client. Of several the first by name.
 */
const namedFor = (level: AuthorityLevel, covering: readonly Weighed[]): string | undefined => {
  const ofLevel = covering.filter(({ rule }) => rule.level === level);
  const letThrough = covering.filter(({ delegates }) => delegates);
  const [named] = [
    ofLevel.filter(({ delegates }) => delegates),
    level === 'CLIENT_DECIDES' ? [] : letThrough,
    ofLevel,
  ]
    .filter((candidates) => candidates.length > 0)
    .map((candidates) => byRule(candidates.map(({ rule }) => rule))[0]);
  return named?.ruleId;
};

/**
 * What an agreement says of an undertaking. For each thing touched the strictest rule that covers it wins, and over all
 * that is touched the strictest again; what no rule delegates, the client decides.
 */
export function authorityGiven(
  { version, revision, rules }: AgreementInForce,
  undertaking: Undertaking,
  moment: Moment,
): AuthorityGiven {
  const weighed = rules
    .filter((rule) => isValidAt(rule, moment.now))
    .map((rule) => weigh(rule, undertaking, moment));
  const touched = touchedBy(undertaking).map((one) => weighed.filter(({ rule }) => covers(rule, one)));
  const levels = touched.map(levelOf);
  const level = levels.length > 0 ? strictestOf(levels) : 'CLIENT_DECIDES';
  const covering = weighed.filter((one) => touched.some((rulesOfIt) => rulesOfIt.includes(one)));
  const ruleId = namedFor(level, covering);
  return {
    level,
    version,
    revision,
    ...(ruleId !== undefined && { ruleId }),
    rules: byRule(covering.filter(({ delegates }) => delegates).map(({ rule }) => rule)).map(
      (rule) => rule.ruleId,
    ),
    changeBudgets: byRule(covering.flatMap(({ changeBudget }) => changeBudget ?? [])),
    exceeded: byRule(covering.flatMap(({ exceeded }) => exceeded)),
  };
}
