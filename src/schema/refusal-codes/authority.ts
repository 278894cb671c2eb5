/** What decisions can be told of authority and budget. */
export const authorityRefusalCodes = {
  AUTHORITY_EXCEEDED: 'The delegation agreement in force does not let the studio decide this.',
  BUDGET_EXCEEDED: 'The price is above what is left of the budget, and the decision does not raise it.',
  LIMITS_NOT_YOURS: 'Only a decider raises the budget or moves the deadline.',
  DEADLINE_PASSED: 'The new deadline is over already.',
} as const satisfies Readonly<Record<string, string>>;
