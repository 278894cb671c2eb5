import type { Instant } from '../instant.js';
import type { Assessment, Formulation, RequestKind } from '../vocabulary.js';

export interface WishState {
  /** Absent until the request is received. */
  readonly projectId?: string;
  readonly kind?: RequestKind;
  readonly questions: Readonly<
    Record<string, { readonly owedBy: string; readonly askedAt: Instant; readonly answered: boolean }>
  >;
  readonly formulation?: { readonly version: number } & Formulation;
  /** Since the last formulation, the latest of each discipline. */
  readonly assessments: readonly Assessment[];
}

export const initialWish: WishState = { questions: {}, assessments: [] };
