import type { Instant } from '../instant.js';
import type { Progress } from '../status.js';

export interface ImplementationState {
  /** How far what was chosen is carried out; absent until somebody starts on the standing decision. */
  readonly progress?: Progress;
  readonly startedAt?: Instant;
  readonly deliveries: readonly { readonly id: string; readonly at: Instant }[];
}

export const initialImplementation: ImplementationState = { deliveries: [] };
