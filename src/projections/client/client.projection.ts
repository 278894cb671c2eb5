import type { ClientEvents } from '../../aggregates/client/index.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import { plain } from '../search-text.js';
import type { ClientRow } from './client.row.js';

export const clientProjection: Projection<ClientRow> = {
  name: 'client',
  version: 3,
  facts: { stream: 'client' },
  columns: {
    name: { type: 'text', of: ({ name }) => name },
    plain_name: { type: 'text', of: ({ name }) => plain(name) },
    registered_at: { type: 'timestamptz', of: ({ registeredAt }) => registeredAt.occurredAt },
  },
  indexes: [['registered_at', 'key']],
  ...rowPerStream<ClientRow, ClientEvents, 'ClientRegistered'>(
    {
      ClientRegistered: (fact) => ({
        id: fact.stream.id,
        name: fact.data.name,
        registeredAt: momentOf(fact),
        contacts: [],
        formerContacts: [],
        hadDecider: false,
        revision: fact.revision,
      }),
    },
    {
      ContactAdded: (row, fact) => {
        const { contactId: id, kind } = fact.data;
        const contacts = [...row.contacts, { id, kind, addedAt: momentOf(fact) }];
        return { ...row, contacts, hadDecider: row.hadDecider || kind === 'DECIDER' };
      },
      ContactKindChanged: (row, { data: { contactId, kind } }) => ({
        ...row,
        hadDecider: row.hadDecider || kind === 'DECIDER',
        contacts: row.contacts.map((one) => (one.id === contactId ? { ...one, kind } : one)),
      }),
      ContactLeft: (row, fact) => {
        const { contactId } = fact.data;
        const leaving = row.contacts.filter(({ id }) => id === contactId);
        return {
          ...row,
          contacts: row.contacts.filter(({ id }) => id !== contactId),
          formerContacts: [
            ...row.formerContacts,
            ...leaving.map((one) => ({ ...one, leftAt: momentOf(fact) })),
          ],
        };
      },
    },
  ),
};
