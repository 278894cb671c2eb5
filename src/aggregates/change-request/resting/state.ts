import type { Instant } from '../instant.js';

export interface RestingState {
  readonly declined: boolean;
  readonly withdrawn: boolean;
  /** The instant until which it rests; absent while it doesn't. */
  readonly deferredUntil?: string;
  /** When it woke last. Nobody was silent while it rested. */
  readonly wokenAt?: Instant;
}

export const initialResting: RestingState = { declined: false, withdrawn: false };
