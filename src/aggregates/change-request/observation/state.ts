import type { Instant } from '../instant.js';

export interface ObservationState {
  readonly observations: readonly {
    readonly id: string;
    readonly by: string | undefined;
    /** The prediction that it was measured against, as it was said last. */
    readonly consequenceId: string | undefined;
    readonly at: Instant;
  }[];
  readonly disputes: readonly { readonly id: string; readonly at: Instant; readonly resolved: boolean }[];
}

export const initialObservation: ObservationState = { observations: [], disputes: [] };
