import type { ClientEvents } from './events.js';

/** Free text about a contact, encrypted with that contact's own key before it is stored. */
export const clientPersonalText = {
  ContactAdded: {
    subject: ({ contactId }: ClientEvents['ContactAdded']) => contactId,
    fields: ['why'],
  },
  ContactKindChanged: {
    subject: ({ contactId }: ClientEvents['ContactKindChanged']) => contactId,
    fields: ['why'],
  },
  ContactLeft: {
    subject: ({ contactId }: ClientEvents['ContactLeft']) => contactId,
    fields: ['why'],
  },
} as const;
