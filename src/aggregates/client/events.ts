/** Who may choose and sign (`DECIDER`), and who may ask, answer and hand over materials (`CONTRIBUTOR`). */
export type ContactKind = 'DECIDER' | 'CONTRIBUTOR';

/**
 * Stored for ever: add optional fields freely, give anything else a new name and an upcaster. People are referred to by
 * id; their names and addresses live in the directory, where they can be erased.
 */
export type ClientEvents = {
  ClientRegistered: { name: string };
  /** `why` is a director's reason, where the client has deciders who could have said so. */
  ContactAdded: { contactId: string; kind: ContactKind; why?: string };
  ContactKindChanged: { contactId: string; kind: ContactKind; why: string };
  ContactLeft: { contactId: string; why: string };
};

/** The catalogue's names at runtime; one that is missing, or too many, does not compile. */
export const clientEventTypes = {
  ClientRegistered: true,
  ContactAdded: true,
  ContactKindChanged: true,
  ContactLeft: true,
} as const satisfies Record<keyof ClientEvents, true>;
