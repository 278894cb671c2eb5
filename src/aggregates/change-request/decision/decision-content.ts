import type { DecisionEvents } from './events.js';

/**
 * All that a decision's digest covers, and so what a signature binds. `schema` numbers the shape, so that an old digest
 * can be checked for ever.
 */
export const decisionContent = (
  requestId: string,
  made: Omit<DecisionEvents['DecisionMade'], 'digest'>,
): object => ({ schema: 1, requestId, ...made });
