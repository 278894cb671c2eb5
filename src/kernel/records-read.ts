/** The category of the streams in which each auditor's own reads are kept. */
export const auditTrail = 'auditTrail';

/**
 * An auditor asked for something: what was asked, never what was typed. Stored before it is answered, and for ever: add
 * optional fields freely, give anything else a new name and an upcaster.
 */
export interface RecordsRead {
  readonly kind: 'QUERY' | 'SUBSCRIPTION';
  /** What the client calls the operation, where it does. */
  readonly operationName?: string;
  /** The root fields that were asked, each once. */
  readonly fields: readonly string[];
  /** Ids of ours that were named in their arguments, a thousand at most. */
  readonly ids: readonly string[];
  /** Keyed digest of the whole operation with its variables: tells the same question from another one, and nothing else. */
  readonly digest: string;
}
