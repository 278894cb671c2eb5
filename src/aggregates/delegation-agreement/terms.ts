import type { AnyRefusal } from '../../kernel/decider.js';
import { refuse } from '../../kernel/decider.js';
import { unknownDisciplines } from '../../kernel/disciplines.js';
import { whyNamedTwice } from '../../kernel/naming-once.js';
import { whyForeign, whyNoPrice } from '../../kernel/offer.js';
import type { AgreementTerms, DelegationRule, RequestTemplate } from './vocabulary.js';

/** The first that has something against it. */
const first = <Item, Why extends AnyRefusal>(
  items: readonly Item[],
  why: (item: Item) => Why | undefined,
): Why | undefined => items.map(why).find((refusal) => refusal !== undefined);

/** What terms are measured against. */
interface Measure {
  readonly currency: string;
  readonly now: string;
  /** Codes that the catalogue has. */
  readonly usable: readonly string[];
}

const whyUnknown = (disciplines: readonly string[], usable: readonly string[]) => {
  const unknown = unknownDisciplines(disciplines, usable);
  return unknown.length > 0 ? refuse('UNKNOWN_DISCIPLINE', { unknown }) : whyNamedTwice(disciplines);
};

const whyReversed = ({ validFrom, validTo }: { readonly validFrom?: string; readonly validTo?: string }) =>
  validFrom !== undefined && validTo !== undefined && Date.parse(validFrom) >= Date.parse(validTo)
    ? refuse('VALIDITY_REVERSED', { validFrom, validTo })
    : undefined;

const isBounded = ({ ceilings, changeBudget }: DelegationRule) =>
  changeBudget !== undefined || Object.keys(ceilings).length > 0;

const whyPointless = (rules: readonly DelegationRule[]) => {
  const pointless = rules.filter((rule) => rule.level === 'CLIENT_DECIDES' && isBounded(rule));
  return pointless.length > 0
    ? refuse('CEILINGS_WITHOUT_DELEGATION', { rules: pointless.map(({ ruleId }) => ruleId) })
    : undefined;
};

const moneyIn = ({ ceilings, changeBudget }: DelegationRule) => [
  ...(ceilings.price ? [ceilings.price] : []),
  ...(changeBudget ? [changeBudget.amount] : []),
];

const whyNoRule = (rule: DelegationRule, { currency, usable }: Measure) =>
  whyUnknown(rule.scope.disciplines, usable) ??
  whyNamedTwice(rule.scope.elementKinds) ??
  first(moneyIn(rule), (money) => whyForeign(money, currency)) ??
  whyReversed(rule);

/** What an offer needs, its template needs: the client is shown it as it stands here. */
const whyNoTemplate = (
  { title, price, effort, soundness, disciplines, elementKinds, consequences }: RequestTemplate,
  { currency, usable }: Measure,
) => {
  if (disciplines.length === 0) return refuse('DISCIPLINE_MISSING', {});
  if (consequences.length === 0) return refuse('CONSEQUENCES_MISSING', { options: [title] });
  if (soundness === 'WORKAROUND' && consequences.every(({ kind }) => kind !== 'TECHNICAL'))
    return refuse('TECHNICAL_CONSEQUENCE_MISSING', { options: [title] });
  return (
    whyUnknown(disciplines, usable) ??
    whyUnknown(
      effort.map(({ discipline }) => discipline),
      usable,
    ) ??
    whyNamedTwice(elementKinds) ??
    whyNoPrice(price, currency)
  );
};

const whyNoSpan = (terms: AgreementTerms, { now }: Measure) => {
  const { validTo } = terms;
  const reversed = whyReversed(terms);
  if (reversed) return reversed;
  return validTo !== undefined && Date.parse(validTo) <= Date.parse(now)
    ? refuse('ALREADY_LAPSED', { validUntil: validTo })
    : undefined;
};

/** Whether these terms can be agreed on: each thing wrong is named. */
export function whyNoTerms(terms: AgreementTerms, measure: Measure) {
  const { rules, templates } = terms;
  if (rules.length === 0 && templates.length === 0) return refuse('AGREEMENT_EMPTY', {});
  return (
    whyNoSpan(terms, measure) ??
    whyNamedTwice(rules.map(({ ruleId }) => ruleId)) ??
    whyNamedTwice(templates.map(({ templateId }) => templateId)) ??
    whyPointless(rules) ??
    first(rules, (rule) => whyNoRule(rule, measure)) ??
    first(templates, (template) => whyNoTemplate(template, measure))
  );
}
