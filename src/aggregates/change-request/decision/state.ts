import type { Instant } from '../instant.js';

export interface DecisionState {
  readonly decision?: {
    readonly id: string;
    readonly digest: string;
    readonly decidedBy: readonly string[];
    readonly madeAt: Instant;
    readonly signedBy: readonly string[];
    readonly superseded: boolean;
  };
  readonly observations: readonly string[];
}

export const initialDecision: DecisionState = { observations: [] };
