import type { Principal } from '../auth/principal.js';
import type { Fact } from '../kernel/fact.js';

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

const isInternal = ({ data }: Fact): boolean =>
  (data as { readonly visibility?: unknown } | null)?.visibility === 'INTERNAL';

/**
 * Whether somebody who sees a thing sees this fact of it. The one place for that: histories and live feeds both ask here.
 * A contact is never shown what the studio keeps among its own.
 */
export const visibleTo = ({ clientId }: Principal, fact: Fact): boolean =>
  historical.has(fact.stream.category) && (clientId === undefined || !isInternal(fact));
