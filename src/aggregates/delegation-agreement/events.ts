import type { AgreementTerms } from './vocabulary.js';

/** Stored for ever: add optional fields freely, give anything else a new name and an upcaster. */
export type DelegationAgreementEvents = {
  /** A first version or an amendment; in force only once a decider accepts it. Makes an older one that is pending obsolete. */
  AgreementProposed: {
    version: number;
    clientId: string;
    /** SHA-256 over the canonical form of all terms: what an acceptance binds. */
    digest: string;
  } & AgreementTerms;
  AgreementAccepted: { version: number; digest: string; acceptedBy: string };
  AgreementRefused: { version: number; why: string; refusedBy: string };
  AgreementWithdrawn: { version: number; why: string; withdrawnBy: string };
  /** From then on nothing is delegated. */
  AgreementEnded: { version: number; why: string; endedBy: string };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const delegationAgreementEventTypes = {
  AgreementProposed: true,
  AgreementAccepted: true,
  AgreementRefused: true,
  AgreementWithdrawn: true,
  AgreementEnded: true,
} as const satisfies Record<keyof DelegationAgreementEvents, true>;
