import type { ElementKind } from './authority.js';
import type { OfferTerms, Prediction } from './offer.js';

/** An option agreed beforehand, for requests that come again and again. */
export interface RequestTemplate extends OfferTerms {
  /** Short name, by which a request is received. */
  readonly templateId: string;
  /** The disciplines that such a request touches. */
  readonly disciplines: readonly string[];
  readonly elementKinds: readonly ElementKind[];
  readonly consequences: readonly Prediction[];
  /** What leaving it as it is would entail; absent where nobody has said, and it is said for each request. */
  readonly leavingAsIs?: readonly Prediction[];
}

/** The templates of the version in force. */
export interface AgreedTemplates {
  readonly version: number;
  /** The digest of the version, which its acceptance bound. */
  readonly digest: string;
  /** Until just before this instant; absent where it has no end. */
  readonly validTo?: string;
  readonly templates: readonly RequestTemplate[];
}
