import {
  authorise,
  mayEver,
  type Operation,
  rolesThatMay,
  type Target,
  type Verdict,
} from '../auth/policy.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { Envelope } from './envelope.js';

type Asking = Pick<Envelope, 'principal' | 'override'>;

const forbidden = (operation: Operation) =>
  refuse('FORBIDDEN', { operation, roles: rolesThatMay(operation) });

/** What can be said before looking at any target. */
export const whyNeverAllowed = (operation: Operation, { principal }: Asking): AnyRefusal | undefined =>
  mayEver(principal, operation) ? undefined : forbidden(operation);

/** Permission is checked here, in the one way that every command goes. */
export const whyNotAllowed = (
  operation: Operation,
  { principal, override }: Asking,
  target: Target,
): AnyRefusal | undefined => {
  const verdict = authorise({ ...principal, overrides: override !== undefined }, operation, target);
  return verdict === 'ALLOWED' ? undefined : refusalOn[verdict](operation);
};

const refusalOn: Readonly<Record<Exclude<Verdict, 'ALLOWED'>, (operation: Operation) => AnyRefusal>> = {
  FORBIDDEN: forbidden,
  // What somebody may not see answers like what isn't there.
  HIDDEN: () => refuse('NOT_FOUND', { what: 'target' }),
  OVERRIDE_NEEDED: () => refuse('OVERRIDE_NEEDED', {}),
  OVERRIDE_NOT_NEEDED: () => refuse('OVERRIDE_NOT_NEEDED', {}),
};
