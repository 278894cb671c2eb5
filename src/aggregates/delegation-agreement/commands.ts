import type { AgreementTerms } from './vocabulary.js';

/** Who acts and when come with the context. */
export type DelegationAgreementCommands = {
  /** Valid from now on where it doesn't say. */
  ProposeAgreement: Omit<AgreementTerms, 'validFrom'> & { readonly validFrom?: string };
  AcceptAgreement: { version: number; digest: string };
  RefuseAgreement: { version: number; why: string };
  WithdrawAgreement: { version: number; why: string };
  EndAgreement: { why: string };
};
