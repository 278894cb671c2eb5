import type { Instant } from '../instant.js';
import type { AgreedTemplate, Assessment, Formulation, RequestKind } from '../vocabulary.js';

export interface WishState {
  /** Absent until the request is received. */
  readonly projectId?: string;
  /** When the wish was uttered: nothing about it can have happened before. */
  readonly receivedAt: Instant;
  /** Whose wish it is. */
  readonly from?: string;
  readonly kind: RequestKind;
  /** What was agreed beforehand, where it was received by a template. */
  readonly template?: AgreedTemplate;
  /** What the client said last to the wording. */
  readonly correction?: string;
  /** Digests of what was handed over. */
  readonly attachments: readonly string[];
  readonly questions: Readonly<
    Record<string, { readonly owedBy: string; readonly askedAt: Instant; readonly answered: boolean }>
  >;
  readonly formulation?: { readonly version: number } & Formulation;
  /** Since the last formulation, the latest of each discipline. */
  readonly assessments: readonly Assessment[];
}

export const initialWish: WishState = {
  receivedAt: undefined,
  kind: 'NORMAL',
  attachments: [],
  questions: {},
  assessments: [],
};
