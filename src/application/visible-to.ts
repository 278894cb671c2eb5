import type { Principal } from '../auth/principal.js';
import { isShown } from '../auth/visibility.js';
import type { Fact } from '../kernel/fact.js';
import { memberFactSeenBy } from './member-sight.js';

/** The streams whose facts are history to somebody; all others are the program's own bookkeeping. */
const historical = new Set([
  'client',
  'member',
  'auditor',
  'project',
  'changeRequest',
  'delegationAgreement',
  'disciplineCatalogue',
]);

/** Whether somebody who sees a thing sees this fact of it. The one place for that: histories and live feeds both ask here. */
export const visibleTo = (principal: Principal, fact: Fact): boolean =>
  historical.has(fact.stream.category) &&
  isShown(principal, fact) &&
  (fact.stream.category !== 'member' || memberFactSeenBy(principal, fact.stream.id) !== undefined);
