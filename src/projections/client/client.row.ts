import type { ContactKind } from '../../aggregates/client/index.js';
import type { Moment } from '../moment.js';

export interface ClientContact {
  readonly id: string;
  readonly kind: ContactKind;
  readonly addedAt: Moment;
}

export interface FormerClientContact extends ClientContact {
  readonly leftAt: Moment;
}

/** A customer organisation. Its contacts' names are the directory's, where they can be erased. */
export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly registeredAt: Moment;
  readonly contacts: readonly ClientContact[];
  readonly formerContacts: readonly FormerClientContact[];
  /** Somebody could decide once. */
  readonly hadDecider: boolean;
  readonly revision: number;
}
