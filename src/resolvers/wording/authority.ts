import type { ChangeRequestRefusals } from '../../aggregates/change-request/index.js';
import { list, type Wording } from './wording-of.js';

const limitNames = {
  PRICE: 'the price of one decision',
  EFFORT: 'the hours of one decision',
  SCHEDULE: 'the days of one decision',
  CHANGE_BUDGET: 'what is left of the change budget',
} as const;

type Exceeded = Readonly<ChangeRequestRefusals['AUTHORITY_EXCEEDED']>;

const reasons: Readonly<Record<Exceeded['because'], (exceeded: Exceeded) => string>> = {
  NOTHING_AGREED: () => 'Nothing is delegated to the studio here: no agreement is in force.',
  NOT_DELEGATED: ({ version, ruleId }) =>
    `Version ${version ?? ''} of the delegation agreement leaves this to the client${ruleId === undefined ? '' : ` (rule ${ruleId})`}.`,
  NOT_FORMULATED: () =>
    'What nobody has formulated yet may touch anything, and is delegated to nobody. Formulate the request.',
  COST_UNSAID: () =>
    'The option leaves open what it costs or how long it takes, so it is delegated to nobody. Revise the option.',
  CLIENT_DECIDED: () => 'The client has decided this already, and only the client decides it anew.',
};

export const authorityWording = {
  AUTHORITY_EXCEEDED: (detail) =>
    [
      reasons[detail.because](detail),
      ...detail.exceeded.map(
        ({ ruleId: of, limit, allowed, asked }) =>
          `Rule ${of} allows ${allowed} for ${limitNames[limit]}, and this ${asked === undefined ? 'does not say how much it takes' : `takes ${asked}`}.`,
      ),
      detail.because === 'NOT_FORMULATED' || detail.because === 'COST_UNSAID'
        ? 'Or brief a decider and let them choose.'
        : 'Brief a decider and let them choose.',
    ].join(' '),
  BUDGET_EXCEEDED: ({ left, price }) =>
    `${left.amount} ${left.currency} are left of the budget, and this may cost ${price.amount} ${price.currency}. A decider has to raise the budget in the same act: send budgetIncrease.`,
  LIMITS_NOT_YOURS: ({ moved }) =>
    `Only a decider of the client can move these: ${list(moved)}. Leave them out, or let a decider choose.`,
  DEADLINE_PASSED: () => 'The new deadline is over already. Choose a later date.',
} satisfies Partial<Wording>;
