export interface RestingState {
  readonly declined: boolean;
}

export const initialResting: RestingState = { declined: false };
