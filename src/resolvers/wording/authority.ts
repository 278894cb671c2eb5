import { list, type Wording } from './wording-of.js';

const limitNames = {
  PRICE: 'the price of one decision',
  EFFORT: 'the hours of one decision',
  SCHEDULE: 'the days of one decision',
  CHANGE_BUDGET: 'what is left of the change budget',
} as const;

export const authorityWording = {
  AUTHORITY_EXCEEDED: ({ version, ruleId, exceeded }) =>
    [
      version === undefined
        ? 'Nothing is delegated to the studio here: no agreement is in force.'
        : `Version ${version} of the delegation agreement leaves this to the client${ruleId === undefined ? '' : ` (rule ${ruleId})`}.`,
      ...exceeded.map(
        ({ ruleId: of, limit, allowed, asked }) =>
          `Rule ${of} allows ${allowed} for ${limitNames[limit]}, and this takes ${asked}.`,
      ),
      'Brief a decider and let them choose.',
    ].join(' '),
  BUDGET_EXCEEDED: ({ left, price }) =>
    `${left.amount} ${left.currency} are left of the budget, and this may cost ${price.amount} ${price.currency}. A decider has to raise the budget in the same act: send budgetIncrease.`,
  LIMITS_NOT_YOURS: ({ moved }) =>
    `Only a decider of the client can move these: ${list(moved)}. Leave them out, or let a decider choose.`,
  DEADLINE_PASSED: () => 'The new deadline is over already. Choose a later date.',
} satisfies Partial<Wording>;
