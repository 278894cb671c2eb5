export type RequestPart =
  | 'option'
  | 'briefing'
  | 'decision'
  | 'question'
  | 'consequence'
  | 'unknown'
  | 'objection'
  | 'note'
  | 'delivery'
  | 'payment'
  | 'observation'
  | 'dispute';

/** Which change request something with an id of its own is a part of. */
export interface PartOfRequestRow {
  readonly requestId: string;
  readonly projectId?: string;
  readonly kind: RequestPart;
}
