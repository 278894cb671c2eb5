import type { Role } from '../kernel/actor.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { Operation } from './policy.js';
import type { Principal } from './principal.js';

/** What somebody of the client has to be for their word to count. */
export type Spoken = 'CONTACT' | 'DECIDER';

/**
 * The commands by which a manager may record the word of somebody of the client, said on the telephone or in a meeting:
 * one row each, with what that person has to be. A manager who may give one of these gives it in no word of their own.
 */
export const spokenFor: Partial<Record<Operation, Spoken>> = {
  RefuseAcknowledgement: 'DECIDER',
  CorrectWish: 'CONTACT',
  RaiseObjection: 'CONTACT',
  MakeDecision: 'DECIDER',
  AcceptDelivery: 'DECIDER',
  RejectDelivery: 'DECIDER',
  DeferDecision: 'DECIDER',
  WithdrawRequest: 'CONTACT',
  ObserveConsequence: 'CONTACT',
  CorrectObservation: 'CONTACT',
  DisputeAttribution: 'CONTACT',
};

const recorders: readonly Role[] = ['ACCOUNT_MANAGER', 'DIRECTOR'];

type Contacts = Readonly<Record<string, 'DECIDER' | 'CONTRIBUTOR'>>;

/** Refusals of recording another's word. */
export type OnBehalfRefusals = {
  ON_BEHALF_NOT_PERMITTED: { roles: readonly Role[] };
  NOT_A_CONTACT: { onBehalfOf: string };
  NOT_A_DECIDER: { contacts: readonly string[] };
};

const whyNotTheirWord = (personId: string, spoken: Spoken, contacts: Contacts): AnyRefusal | undefined => {
  const kind = Object.hasOwn(contacts, personId) ? contacts[personId] : undefined;
  if (kind === undefined) return refuse('NOT_A_CONTACT', { onBehalfOf: personId });
  return spoken === 'DECIDER' && kind !== 'DECIDER'
    ? refuse('NOT_A_DECIDER', { contacts: [personId] })
    : undefined;
};

interface Word {
  readonly onBehalfOf?: string | undefined;
  readonly contacts?: Contacts | undefined;
}

/** Why this principal can't record that word, where it has to be such a person's. */
export function whyNotRecorded(
  { actor }: Principal,
  spoken: Spoken,
  { onBehalfOf, contacts = {} }: Word,
): AnyRefusal | undefined {
  if (onBehalfOf === undefined || onBehalfOf === actor.id) return undefined;
  return recorders.includes(actor.role)
    ? whyNotTheirWord(onBehalfOf, spoken, contacts)
    : refuse('ON_BEHALF_NOT_PERMITTED', { roles: recorders });
}

/** The same for a command; one without a row says it in its own rules. */
export function whyNotOnBehalf(
  principal: Principal,
  operation: Operation,
  word: Word,
): AnyRefusal | undefined {
  const spoken = spokenFor[operation];
  return spoken && whyNotRecorded(principal, spoken, word);
}
