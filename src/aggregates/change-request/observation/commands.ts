import type { Money } from '../../../kernel/money.js';
import type { ObservedOutcome } from '../vocabulary.js';

export interface Observing {
  readonly observationId: string;
  readonly outcome: ObservedOutcome;
  readonly consequenceId?: string;
  readonly statement: string;
  readonly evidence?: string;
  readonly money?: Money;
  readonly hours?: string;
  readonly days?: number;
}

export type ObservationCommands = {
  ObserveConsequence: Observing;
  CorrectObservation: Observing & { readonly why: string };
  DisputeAttribution: { disputeId: string; observationId: string; grounds: string };
  ResolveDispute: { disputeId: string; ruling: string };
};
