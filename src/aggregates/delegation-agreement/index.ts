import type { Decider } from '../../kernel/decider.js';
import type { DelegationAgreementCommands } from './commands.js';
import { decide, type DelegationAgreementContext } from './decide.js';
import type { DelegationAgreementEvents } from './events.js';
import type { DelegationAgreementRefusals } from './refusals.js';
import { type DelegationAgreement, evolve, initialState } from './state.js';

export type * from './vocabulary.js';
export type {
  DelegationAgreement,
  DelegationAgreementCommands,
  DelegationAgreementContext,
  DelegationAgreementEvents,
  DelegationAgreementRefusals,
};
export { delegationAgreementEventTypes } from './events.js';
export { personalText } from './personal-text.js';
export { type AgreementInForce, authorityGiven, changeBudgetLeft } from './matching.js';
export { inForceAt, isValidAt } from './state.js';
export { agreementContent } from './vocabulary.js';

/** Who may decide what in a project. Its stream's id is the project's: one agreement each, in versions. */
export const delegationAgreement: Decider<
  DelegationAgreement,
  DelegationAgreementCommands,
  DelegationAgreementEvents,
  DelegationAgreementRefusals,
  DelegationAgreementContext
> = { category: 'delegationAgreement', initialState, decide, evolve };
