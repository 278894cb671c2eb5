import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import type { Money } from '../../kernel/money.js';
import type { Moment } from '../moment.js';
import type { Recorded } from '../recorded.js';

export interface Implementation extends Recorded {
  readonly decisionId: string;
}

export interface Acceptance extends Recorded {
  readonly acceptedBy: string;
  readonly words?: string;
}

export interface Rejection extends Recorded {
  readonly rejectedBy: string;
  readonly missing: string;
}

export interface Delivery
  extends Omit<ChangeRequestEvents['ImplementationDelivered'], 'deliveryId' | 'deliveredBy'>, Recorded {
  readonly id: string;
  readonly accepted?: Acceptance;
  readonly rejected?: Rejection;
}

export interface PaymentCorrection
  extends
    Omit<ChangeRequestEvents['PaymentCorrected'], 'paymentId' | 'decisionId' | 'correctedBy'>,
    Recorded {}

export interface PaymentAgreement extends Recorded {
  readonly decisionId: string;
  readonly amount: Money;
  readonly why?: string;
  /** The oldest first; the last one says what holds. */
  readonly corrections: readonly PaymentCorrection[];
}

export interface Payment extends Recorded {
  readonly id: string;
  readonly amount: Money;
  /** A date (YYYY-MM-DD). */
  readonly paidOn: string;
  readonly reference?: string;
  /** The oldest first; the last one says what holds. */
  readonly corrections: readonly PaymentCorrection[];
}

export interface Payments {
  readonly agreements: readonly PaymentAgreement[];
  readonly received: readonly Payment[];
  /** What stands for the standing decision; what came of all; what is left, below zero where more came. */
  readonly agreed?: Money;
  readonly paid?: Money;
  readonly outstanding?: Money;
}

export interface Correction
  extends Omit<ChangeRequestEvents['ObservationCorrected'], 'observationId'>, Recorded {}

export interface Observation
  extends Omit<ChangeRequestEvents['ConsequenceObserved'], 'observationId'>, Moment {
  readonly id: string;
  readonly observedBy: string;
  readonly recordedBy: string;
  /** The oldest first; the last one says what holds. */
  readonly corrections: readonly Correction[];
}

export interface Dispute extends Recorded {
  readonly id: string;
  readonly observationId: string;
  readonly grounds: string;
  readonly disputedBy: string;
  readonly resolved?: { readonly ruling: string } & Recorded;
}

export interface Closing extends Omit<ChangeRequestEvents['RequestClosed'], 'closedBy'>, Recorded {}
