export interface ClosingState {
  readonly closed: boolean;
}

export const initialClosing: ClosingState = { closed: false };
