import type { Money } from '../../../kernel/money.js';
import type { ObservedOutcome } from '../vocabulary.js';

export type ObservationEvents = {
  ConsequenceObserved: {
    observationId: string;
    outcome: ObservedOutcome;
    /** The prediction it is measured against; absent when nobody foresaw it. */
    consequenceId?: string;
    statement: string;
    evidence?: string;
    /** Whose words `statement` and `evidence` are. Always written. */
    observedBy?: string;
    money?: Money;
    hours?: string;
    days?: number;
  };
  /** The observation as it should have been said, whole. What was said first stays. */
  ObservationCorrected: {
    observationId: string;
    why: string;
    outcome: ObservedOutcome;
    consequenceId?: string;
    statement: string;
    evidence?: string;
    correctedBy: string;
    money?: Money;
    hours?: string;
    days?: number;
  };
  /** Somebody does not agree with who answers for what was observed. It changes no fact. */
  AttributionDisputed: { disputeId: string; observationId: string; grounds: string; disputedBy: string };
  DisputeResolved: { disputeId: string; ruling: string; resolvedBy: string };
};

export const observationEventTypes = {
  ConsequenceObserved: true,
  ObservationCorrected: true,
  AttributionDisputed: true,
  DisputeResolved: true,
} as const satisfies Record<keyof ObservationEvents, true>;
