export interface RestingState {
  readonly declined: boolean;
  readonly withdrawn: boolean;
  /** The instant until which it rests; absent while it doesn't. */
  readonly deferredUntil?: string;
}

export const initialResting: RestingState = { declined: false, withdrawn: false };
