import { sql } from '../../platform/postgres/sql.js';
import { listOf, within } from '../list.js';
import { clientProjection } from './client.projection.js';
import { plain } from '../search-text.js';
import type { ClientRow } from './client.row.js';
import type { Snapshot } from '../snapshot.js';

export type ClientOrder = 'REGISTERED_AT' | 'NAME';

export interface ClientFilter {
  readonly name?: string;
}

const named = (name: string) => sql`strpos(plain_name, ${plain(name)}::text) > 0`;

export const clientQueries = (snapshot: Snapshot) =>
  listOf<ClientRow, ClientFilter, ClientOrder>(snapshot, {
    projection: clientProjection,
    orders: {
      REGISTERED_AT: { column: 'registered_at', type: 'timestamptz' },
      NAME: { column: 'name', type: 'text' },
    },
    within: (scope) =>
      within(scope, {
        ofClient: (clientId) => sql`key = ${clientId}`,
        ofProjects: ({ clientIds }) => sql`key = ANY(${clientIds}::text[])`,
      }),
    matching: ({ name }) => (name === undefined ? [] : [named(name)]),
  });
