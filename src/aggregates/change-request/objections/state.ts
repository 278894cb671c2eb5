import type { Instant } from '../instant.js';

export interface ObjectionState {
  readonly objections: readonly {
    readonly id: string;
    readonly raisedAt: Instant;
    readonly answered: boolean;
  }[];
}

export const initialObjections: ObjectionState = { objections: [] };
