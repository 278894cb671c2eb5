import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import type { AuthorityGiven as Given } from '../../kernel/authority.js';
import type { Authority, AuthorityGiven } from '../../schema/authority.types.js';

type AuthorityRow = NonNullable<NonNullable<ChangeRequestRow['decision']>['authority']>;

/** What an agreement says, in the API's own shape. */
export const authorityGiven = (given: Given): AuthorityGiven => ({
  ...given,
  rules: [...given.rules],
  changeBudgets: [...given.changeBudgets],
  exceeded: [...given.exceeded],
});

export const authority = ({ agreement, ...row }: AuthorityRow): Authority => ({
  ...row,
  agreement: agreement && authorityGiven(agreement),
});
