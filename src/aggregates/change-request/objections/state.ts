import type { Instant } from '../instant.js';

export interface ObjectionState {
  readonly objections: readonly {
    readonly id: string;
    readonly raisedAt: Instant;
    readonly answered: boolean;
    /** The decision made for the client that it is against. */
    readonly decisionId?: string | undefined;
  }[];
}

export const initialObjections: ObjectionState = { objections: [] };
