import { DelegationAgreement } from './delegation-agreement.types.js';
import { payloadWith } from './payloads.js';

const onAgreement = (name: string) =>
  payloadWith(`DelegationAgreement${name}`, 'delegationAgreement', () => DelegationAgreement);

export const DelegationAgreementProposePayload = onAgreement('Propose');
export const DelegationAgreementAcceptPayload = onAgreement('Accept');
export const DelegationAgreementRefusePayload = onAgreement('Refuse');
export const DelegationAgreementWithdrawPayload = onAgreement('Withdraw');
export const DelegationAgreementEndPayload = onAgreement('End');
