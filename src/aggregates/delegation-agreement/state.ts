import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { DelegationAgreementEvents } from './events.js';
import type { AgreementTerms } from './vocabulary.js';

/** When a fact happened; unknown where it is told without. */
type Instant = string | undefined;

export interface Proposal extends AgreementTerms {
  readonly version: number;
  readonly digest: string;
  readonly proposedAt: Instant;
}

export interface DelegationAgreement {
  /** The number of the latest proposal; 0 before the first. */
  readonly latest: number;
  /** The latest proposal, while nobody has answered it. */
  readonly pending?: Proposal;
  /** Since the last ending, in the order of acceptance. */
  readonly accepted: readonly Proposal[];
  /** When the last of them was. */
  readonly acceptedAt?: Instant;
  readonly refused?: number;
  readonly withdrawn?: number;
  readonly ended: boolean;
}

export const initialState: DelegationAgreement = { latest: 0, accepted: [], ended: false };

const withoutPending = ({ pending, ...state }: DelegationAgreement): DelegationAgreement => state;

const stateAfter = handleBy<DelegationAgreementEvents, [DelegationAgreement, Instant], DelegationAgreement>({
  AgreementProposed: (proposed, state, proposedAt) => ({
    ...state,
    latest: proposed.version,
    pending: { ...proposed, proposedAt },
  }),
  AgreementAccepted: (_, state, acceptedAt) => ({
    ...withoutPending(state),
    acceptedAt,
    accepted: [...state.accepted, ...(state.pending ? [state.pending] : [])],
    ended: false,
  }),
  AgreementRefused: ({ version }, state) => ({ ...withoutPending(state), refused: version }),
  AgreementWithdrawn: ({ version }, state) => ({ ...withoutPending(state), withdrawn: version }),
  AgreementEnded: (_, state) => ({ ...state, accepted: [], ended: true }),
});

/** A stored fact says when it happened, too. */
type Told = MessageOf<DelegationAgreementEvents> & { readonly metadata?: { readonly occurredAt: string } };

export const evolve = (state: DelegationAgreement, event: Told): DelegationAgreement =>
  stateAfter(event, state, event.metadata?.occurredAt);

const hasBegun = (validFrom: string, at: string) => Date.parse(validFrom) <= Date.parse(at);

/** Half-open: from an instant on, until just before another. */
export const isValidAt = (
  { validFrom, validTo }: { readonly validFrom?: string; readonly validTo?: string },
  at: string,
): boolean =>
  (validFrom === undefined || hasBegun(validFrom, at)) &&
  (validTo === undefined || Date.parse(at) < Date.parse(validTo));

/**
 * The version in force at an instant: the one accepted last of those that have begun. One that has run out gives nothing
 * back to the one before it, which it replaced.
 */
export const inForceAt = (
  { accepted }: Pick<DelegationAgreement, 'accepted'>,
  at: string,
): Proposal | undefined => {
  const last = accepted.filter(({ validFrom }) => hasBegun(validFrom, at)).at(-1);
  return last && isValidAt(last, at) ? last : undefined;
};
